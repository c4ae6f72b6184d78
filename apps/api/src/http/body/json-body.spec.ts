import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppError } from '@app/errors';
import { readJsonBody } from './json-body';

const read = readJsonBody({
  maxBytes: 1_000,
  maxDepth: 8,
  timeoutMs: 200,
  isForeign: (path) => path === '/foreign',
});

let server: Server;
beforeAll(async () => {
  // Answers with what the middleware made of the request.
  server = createServer((request, response) => {
    const made = Object.assign(request, { path: request.url ?? '' });
    read(made, response, (error?: unknown) => {
      const code = (error as AppError | undefined)?.code;
      response.end(JSON.stringify({ code, body: (made as { body?: unknown }).body }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Sent {
  path?: string;
  headers?: Record<string, string>;
  parts?: (string | Buffer)[];
  end?: boolean;
}

async function send({
  path = '/',
  headers = {},
  parts = [],
  end = true,
}: Sent): Promise<{ code?: string; body?: unknown }> {
  const { port } = server.address() as AddressInfo;
  const type = { 'content-type': 'application/json' };
  const request = httpRequest({ port, path, method: 'POST', headers: { ...type, ...headers }, agent: false });
  request.on('error', () => undefined);
  for (const part of parts) {
    request.write(part);
    // Each part in a packet of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (end) request.end();
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  request.destroy();
  return JSON.parse(text);
}

describe('readJsonBody', () => {
  it('reads JSON, whole or in parts that split a character', async () => {
    const bytes = Buffer.from('{"name":"é"}');
    expect(await send({ parts: [bytes] })).toEqual({ body: { name: 'é' } });
    const middle = bytes.indexOf(0xc3) + 1;
    expect(await send({ parts: [bytes.subarray(0, middle), bytes.subarray(middle)] })).toEqual({
      body: { name: 'é' },
    });
  });

  it('takes a byte order mark, and charset parameters that mean UTF-8', async () => {
    expect(await send({ parts: ['\ufeff{"a":1}'] })).toEqual({ body: { a: 1 } });
    for (const type of [
      'application/json; charset=UTF-8',
      'Application/JSON;charset="utf8"',
      'application/json;',
    ]) {
      expect(await send({ parts: ['1'], headers: { 'content-type': type } })).toEqual({ body: 1 });
    }
  });

  it('leaves requests without a body, and those of others, alone', async () => {
    expect(await send({ headers: { 'content-length': '0' } })).toEqual({});
    expect(await send({ path: '/foreign', parts: ['not JSON'] })).toEqual({});
  });

  it.each([
    ['body_not_json', { parts: ['{}'], headers: { 'content-type': 'text/json' } }],
    ['body_not_json', { parts: ['{}'], headers: { 'content-type': 'application/json; charset=latin1' } }],
    ['body_not_json', { parts: ['{}'], headers: { 'content-encoding': 'br' } }],
    ['invalid_json', { parts: ['{'] }],
    ['invalid_json', { parts: [Buffer.from([0x22, 0xc3, 0x22])] }],
    ['json_too_complex', { parts: ['['.repeat(9)] }],
  ])('refuses with %s: %j', async (code, sent) => {
    expect(await send(sent as Sent)).toEqual({ code });
  });

  it('counts bytes to the limit, announced or not', async () => {
    const fits = `"${'a'.repeat(998)}"`;
    expect(await send({ parts: [fits] })).toEqual({ body: 'a'.repeat(998) });
    expect(await send({ parts: [`${fits} `] })).toEqual({ code: 'body_too_large' });
    expect(await send({ parts: [' '], headers: { 'content-length': '1001' }, end: false })).toEqual({
      code: 'body_too_large',
    });
  });

  it('does not wait for ever', async () => {
    expect(await send({ parts: ['{'], headers: { 'content-length': '50' }, end: false })).toEqual({
      code: 'body_timed_out',
    });
  });
});
