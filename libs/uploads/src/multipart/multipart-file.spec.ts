import { randomBytes } from 'node:crypto';
import { getEventListeners, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '@app/errors';
import { type IncomingFile, readMultipartFile, type ReadMultipartOptions } from './multipart-file';

type Name = 'recordType' | 'format' | 'mode';
type Options = ReadMultipartOptions<Name, unknown>;
type Reply = {
  status: number;
  body: { code?: string; issues?: unknown[]; message?: string; [key: string]: unknown };
};

const KIB = 1024;
const BOUNDARY = 'X-TEST-BOUNDARY';
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);

let server: Server;
let port: number;
let options: Options;
let request: IncomingMessage | undefined;
let outcomes: unknown[];

/** Collects the file; `content` is what has been seen of it even when it fails. */
const collect = async (file: IncomingFile<Name>) => {
  const content = await buffer(file.content);
  return {
    fileName: file.fileName,
    claimedType: file.claimedType,
    fields: file.fields,
    text: content.toString(),
  };
};

beforeAll(() => process.on('unhandledRejection', onUnhandled).on('uncaughtException', onUnhandled));
afterAll(() => process.off('unhandledRejection', onUnhandled).off('uncaughtException', onUnhandled));

beforeEach(async () => {
  unhandled.length = 0;
  outcomes = [];
  request = undefined;
  options = {
    limits: { fileBytes: 100 * KIB, idleMs: 30_000 },
    fieldNames: ['recordType', 'format', 'mode'],
    onFile: collect,
  };
  server = createServer((incoming, response) => {
    request = incoming;
    readMultipartFile(incoming, options).then(
      (result) => {
        outcomes.push(result);
        response.writeHead(201).end(JSON.stringify(result));
      },
      (error: unknown) => {
        outcomes.push(error);
        const known = error instanceof AppError ? error : undefined;
        const { code, issues } = known ?? {};
        response.writeHead(known ? 400 : 500).end(JSON.stringify({ code, issues, message: String(error) }));
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect(unhandled).toEqual([]);
});

const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
};

const part = (headers: string, body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const file = (body: string | Buffer, fileName = 'rows.csv', name = 'file') =>
  part(
    `Content-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/csv`,
    body,
  );
const NOTHING_CHOSEN = part(
  'Content-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream',
  '',
);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);
const form = (...parts: Buffer[]) => Buffer.concat([...parts, END]);

async function post(body: Buffer, contentType = `multipart/form-data; boundary=${BOUNDARY}`): Promise<Reply> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': contentType },
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

/** A connection on which the headers of an upload have been sent; chunked without a length. */
async function rawSocket(contentLength?: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\n` +
      (contentLength === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${contentLength}`) +
      '\r\n\r\n',
  );
  return socket;
}

describe('a form in order', () => {
  it('gives the file with what came before it', async () => {
    const reply = await post(
      form(field('recordType', 'users'), field('mode', 'append'), file('a,b\r\n1,2\r\n')),
    );
    expect(reply).toEqual({
      status: 201,
      body: {
        fileName: 'rows.csv',
        claimedType: 'text/csv',
        fields: { recordType: 'users', mode: 'append' },
        text: 'a,b\r\n1,2\r\n',
      },
    });
  });

  it('is read from the clients people use', async () => {
    const data = new FormData();
    data.set('recordType', 'users');
    data.set('file', new Blob(['[1]'], { type: 'application/json' }), 'žluťoučký "kůň".json');
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: data });
    expect(await response.json()).toMatchObject({
      fields: { recordType: 'users' },
      claimedType: 'application/json',
      fileName: expect.stringMatching(/^žluťoučký .*kůň.*\.json$/) as string,
    });
  });

  it.each([0, 1, 65_536, 102_400])(
    'takes a file of %i bytes, up to the limit and including it',
    async (size) => {
      const data = randomBytes(size);
      options.onFile = async ({ content }) => ({ same: (await buffer(content)).equals(data) });
      expect(await post(form(file(data)))).toEqual({ status: 201, body: { same: true } });
    },
  );

  it('is read whatever the packets look like', async () => {
    const body = form(field('format', 'csv'), file('a\r\n--X-TEST\r\nb\r\n'));
    const socket = await rawSocket(body.length);
    socket.setNoDelay(true);
    const answer = buffer(socket);
    for (const byte of body) {
      socket.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual([
      expect.objectContaining({ text: 'a\r\n--X-TEST\r\nb\r\n', fields: { format: 'csv' } }),
    ]);
    socket.end();
    expect((await answer).toString()).toContain('201 Created');
  });

  it('holds the end of the file back until the whole form has arrived', async () => {
    let ended = false;
    let seen = 0;
    options.onFile = async ({ content }) => {
      for await (const chunk of content) seen += (chunk as Buffer).length;
      ended = true;
    };
    const body = form(file('12345'));
    const socket = await rawSocket(body.length);
    socket.write(body.subarray(0, -4));
    await until(() => seen === 5);
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
    expect(ended).toBe(false);
    socket.write(body.subarray(-4));
    await until(() => ended);
    socket.destroy();
  });

  it('is read no faster than the file is taken', async () => {
    const size = 64 * KIB * KIB;
    options.limits.fileBytes = size;
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    options.onFile = async ({ content }) => {
      await gate;
      let bytes = 0;
      for await (const chunk of content) bytes += (chunk as Buffer).length;
      return { bytes };
    };
    const reply = post(form(file(Buffer.alloc(size))));
    await until(() => request !== undefined && request.socket.bytesRead > 0);
    let before = -1;
    await until(async () => {
      before = request?.socket.bytesRead ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return before === request?.socket.bytesRead;
    });
    expect(before).toBeLessThan(KIB * KIB);
    go();
    expect(await reply).toEqual({ status: 201, body: { bytes: size } });
  });

  it('may be left unread: the rest is discarded', async () => {
    options.limits.fileBytes = 5 * KIB * KIB;
    options.onFile = async () => 'not interested';
    expect(await post(form(file(Buffer.alloc(5 * KIB * KIB))))).toEqual({
      status: 201,
      body: 'not interested',
    });
  });

  it('may be given up when the buffers are full: the rest is discarded all the same', async () => {
    options.limits.fileBytes = 5 * KIB * KIB;
    options.onFile = async ({ content }) => {
      content.read(0);
      await until(() => content.readableLength >= content.readableHighWaterMark);
      return 'enough';
    };
    expect(await post(form(file(Buffer.alloc(5 * KIB * KIB))))).toEqual({ status: 201, body: 'enough' });
  });
});

describe('names made to hurt', () => {
  it.each(['a[4294967294]', '__proto__', 'constructor', 'toString', 'x'.repeat(3000), 'a/b~c', '\u202egnp'])(
    'as a field: %j',
    async (name) => {
      const reply = await post(form(field(name, '1'), file('x')));
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_upload_field' } });
      expect(reply.body.issues).toEqual([expect.objectContaining({ code: 'unknown_field' })]);
      expect(JSON.stringify(reply.body).length).toBeLessThan(1000);
      expect(await post(form(file('still works')))).toMatchObject({ status: 201 });
    },
  );

  it('come through as they are in a file name, which is for displayName to clean', async () => {
    const reply = await post(form(file('x', '__proto__')));
    expect(reply.body['fileName']).toBe('__proto__');
  });
});

describe('a form that is not in order', () => {
  const problem = (code: string, pointer: string) => ({
    code: 'invalid_upload_field',
    issues: [expect.objectContaining({ code, pointer })],
  });

  it.each<[string, Buffer, object]>([
    ['no file', form(field('recordType', 'users')), { code: 'file_missing' }],
    ['nothing at all', END, { code: 'file_missing' }],
    ['a file input in which nothing was chosen', form(NOTHING_CHOSEN), { code: 'file_missing' }],
    ['two files', form(file('1'), file('2')), { code: 'too_many_files' }],
    ['an unknown field', form(field('colour', 'red'), file('x')), problem('unknown_field', '/colour')],
    ['a field behind the file', form(file('x'), field('mode', 'a')), problem('field_after_file', '/mode')],
    ['a field twice', form(field('mode', 'a'), field('mode', 'b')), problem('duplicate_field', '/mode')],
    ['a field too long', form(field('mode', 'x'.repeat(1025))), problem('field_too_long', '/mode')],
    ['a file in another part', form(file('x', 'a', 'other')), problem('unknown_field', '/other')],
    ['a file for a text field', form(file('x', 'a', 'mode')), problem('not_a_text_field', '/mode')],
    ['text instead of the file', form(field('file', 'x')), problem('not_a_file', '/file')],
    [
      'a part without a name',
      form(part('Content-Disposition: form-data', 'x')),
      problem('unnamed_field', ''),
    ],
    ['parts of no kind', form(...Array<Buffer>(50).fill(part('X: y', 'x'))), { code: 'malformed_multipart' }],
    ['no closing boundary', file('x'), { code: 'upload_incomplete' }],
    ['an end inside a header', Buffer.from(`--${BOUNDARY}\r\nContent-`), { code: 'upload_incomplete' }],
    ['no body', Buffer.alloc(0), { code: 'upload_incomplete' }],
    ['a body that is something else', Buffer.from('{"a":1}'), { code: 'upload_incomplete' }],
    ['huge part headers', form(file('x', 'x'.repeat(20_000))), { code: 'malformed_multipart' }],
    ['broken part headers', form(part('Content Disposition', 'x')), { code: 'malformed_multipart' }],
    ['a file one byte too large', form(file(Buffer.alloc(100 * KIB + 1))), { code: 'file_too_large' }],
    ['a long preamble', Buffer.concat([Buffer.alloc(170 * KIB), form()]), { code: 'file_too_large' }],
  ])('%s', async (_what, body, expected) => {
    const reply = await post(body);
    expect(reply).toMatchObject({ status: 400, body: expected });
    expect(reply.body.message).toMatch(/\.$/);
    expect(await post(form(file('still works')))).toMatchObject({ status: 201 });
  });

  it.each([
    ['application/json', 'not_multipart'],
    ['application/x-www-form-urlencoded', 'not_multipart'],
    ['multipart/mixed; boundary=x', 'not_multipart'],
    ['multipart/form-data', 'malformed_multipart'],
    ['multipart/form-data; boundary=', 'malformed_multipart'],
    ['multipart/form-data; boundary=""', 'malformed_multipart'],
    ['multipart/form-data; charset=utf-8', 'malformed_multipart'],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, 'malformed_multipart'],
  ])('Content-Type: %s', async (contentType, code) => {
    expect(await post(form(file('x')), contentType)).toMatchObject({ status: 400, body: { code } });
  });

  it('fails the stream of a file that had seemed complete, so that nobody keeps it', async () => {
    const seen: unknown[] = [];
    options.onFile = async ({ content, signal }) => {
      await buffer(content).catch((error: AppError) => seen.push(error.code, signal.aborted));
    };
    expect(await post(form(file('all of it'), file('and another')))).toMatchObject({
      body: { code: 'too_many_files' },
    });
    expect(seen).toEqual(['too_many_files', true]);
  });
});

describe('a file larger than allowed', () => {
  it('is refused by its announced length before a byte of it is read', async () => {
    const socket = await rawSocket(200 * KIB);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('file_too_large');
    socket.destroy();
  });

  it.each(['announced', 'unannounced'])(
    'is answered even to a client that first sends all (%s length)',
    async (how) => {
      // More than the socket buffers of both ends hold.
      const size = 30 * KIB * KIB;
      options.limits.discardBytes = 2 * size;
      const body = form(file(Buffer.alloc(size)));
      const socket = await rawSocket(how === 'announced' ? body.length : undefined);
      socket.pause();
      for (const chunk of chunks(body)) {
        if (how === 'unannounced') socket.write(`${chunk.length.toString(16)}\r\n`);
        socket.write(chunk);
        if (how === 'unannounced') socket.write('\r\n');
      }
      await new Promise((resolve) => socket.write(how === 'announced' ? '' : '0\r\n\r\n', resolve));
      socket.resume();
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toContain('file_too_large');
      socket.destroy();
    },
  );

  it('is not read for ever: after the answer the connection is closed', async () => {
    options.limits.discardBytes = 300 * KIB;
    const socket = await rawSocket(1024 * KIB * KIB);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const piece = Buffer.alloc(64 * KIB);
    const timer = setInterval(() => socket.write(piece), 1);
    await once(socket, 'close');
    clearInterval(timer);
    expect(answer).toContain('file_too_large');
  });

  it('does not hold the connection of a client that stops sending', async () => {
    options.limits.discardMs = 20;
    const socket = await rawSocket(1024 * KIB * KIB);
    const answer = await buffer(socket);
    expect(answer.toString()).toContain('file_too_large');
  });
});

describe('a client that fails', () => {
  const partial = Buffer.concat([field('mode', 'append'), file('the beginning')]).subarray(0, -2);

  it('by going away: the stream fails, the consumer has cleaned up before the promise rejects', async () => {
    const steps: unknown[] = [];
    options.onFile = async ({ content }) => {
      try {
        for await (const chunk of content) steps.push((chunk as Buffer).toString());
      } catch (error) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        steps.push((error as AppError).code);
        throw error;
      }
    };
    const socket = await rawSocket(10_000);
    socket.write(partial);
    await until(() => steps.length === 1);
    socket.resetAndDestroy();
    await until(() => outcomes.length === 1);
    // The parser keeps back what might be the beginning of the boundary.
    expect(steps).toEqual([expect.stringMatching(/^the begin/), 'upload_incomplete']);
    expect(outcomes).toEqual([expect.objectContaining({ code: 'upload_incomplete', retryable: true })]);
  });

  it('by closing its side in the middle', async () => {
    const socket = await rawSocket(10_000);
    socket.end(partial);
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual([expect.objectContaining({ code: 'upload_incomplete' })]);
  });

  it('by going away before the file', async () => {
    const socket = await rawSocket(10_000);
    socket.write(field('mode', 'append'));
    await until(() => request?.socket.bytesRead === socket.bytesWritten);
    socket.destroy();
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual([expect.objectContaining({ code: 'upload_incomplete' })]);
  });

  it('by going away while nobody reads the file', async () => {
    let opened = false;
    options.onFile = async ({ content, signal }) => {
      opened = true;
      await once(signal, 'abort');
      await buffer(content);
    };
    const socket = await rawSocket(10_000);
    socket.write(partial);
    await until(() => opened);
    socket.resetAndDestroy();
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual([expect.objectContaining({ code: 'upload_incomplete' })]);
  });

  it('by falling silent', async () => {
    options.limits.idleMs = 50;
    const socket = await rawSocket(10_000);
    socket.write(partial);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('upload_timed_out');
    socket.destroy();
  });

  it('is not blamed for the time we take ourselves', async () => {
    options.limits.idleMs = 40;
    options.limits.fileBytes = 4 * KIB * KIB;
    options.onFile = async ({ content }) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { bytes: (await buffer(content)).length };
    };
    expect(await post(form(file(Buffer.alloc(4 * KIB * KIB))))).toEqual({
      status: 201,
      body: { bytes: 4 * KIB * KIB },
    });
  });

  it('a hundred times: nothing is left behind', async () => {
    const contents: Readable[] = [];
    const controller = new AbortController();
    options.signal = controller.signal;
    options.onFile = async ({ content }) => {
      contents.push(content);
      await buffer(content);
    };
    for (let i = 1; i <= 100; i++) {
      const socket = await rawSocket(10_000);
      socket.write(partial);
      await until(() => contents.length === i);
      if (i % 2) socket.resetAndDestroy();
      else socket.end();
    }
    await until(() => outcomes.length === 100);
    expect(contents.every((content) => content.closed)).toBe(true);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    await until(
      () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count === 0))),
    );
  });
});

describe('our own side failing', () => {
  it('a consumer that rejects in the middle is answered at once, with its error', async () => {
    options.limits.fileBytes = 50 * KIB * KIB;
    const failure = Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    options.onFile = async ({ content }) => {
      for await (const chunk of content) if ((chunk as Buffer).length > 0) throw failure;
    };
    expect(await post(form(file(Buffer.alloc(20 * KIB * KIB))))).toMatchObject({ status: 500 });
    expect(outcomes).toEqual([failure]);
  });

  it('a consumer that throws at once', async () => {
    options.onFile = () => {
      throw new Error('not even begun');
    };
    expect(await post(form(file('x')))).toMatchObject({
      status: 500,
      body: { message: 'Error: not even begun' },
    });
  });

  it('an abort stops the upload with its reason, also when the form is complete', async () => {
    for (const complete of [false, true]) {
      outcomes = [];
      const controller = new AbortController();
      options.signal = controller.signal;
      let aborted = false;
      let opened = false;
      options.onFile = async ({ content, signal }) => {
        opened = true;
        signal.addEventListener('abort', () => (aborted = true));
        await buffer(content);
        await once(signal, 'abort');
        throw signal.reason;
      };
      const body = form(file('x'));
      const socket = await rawSocket(body.length);
      socket.write(complete ? body : body.subarray(0, -3));
      await until(() => opened && (!complete || request?.complete === true));
      controller.abort(new Error('shutting down'));
      await until(() => outcomes.length === 1);
      expect(String(outcomes[0])).toBe('Error: shutting down');
      expect(aborted).toBe(true);
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
      socket.destroy();
    }
  });

  it('an abort from before', async () => {
    options.signal = AbortSignal.abort(new Error('too late'));
    expect(await post(form(file('x')))).toMatchObject({ status: 500, body: { message: 'Error: too late' } });
  });
});

function* chunks(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += 64 * KIB) yield body.subarray(at, at + 64 * KIB);
}
