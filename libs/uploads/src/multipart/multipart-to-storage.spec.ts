import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { AppError } from '@app/errors';
import { openStorage, type StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';
import { decideContentType, HEAD_BYTES, Peek } from '../content-type';
import { readMultipartFile } from './multipart-file';

const LIMIT = 3_000_000;

describe('an upload on its way into storage', () => {
  let root: string;
  let storage: StorageDriver;
  let server: Server;
  let port: number;
  let outcome: Promise<unknown>;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'veogen-uploads-'));
    storage = openStorage(pathToFileURL(root));
    await storage.prepare();
    let settle: (value: unknown) => void = () => {};
    outcome = new Promise((resolve) => (settle = resolve));
    server = createServer((request, response) => {
      const upload = readMultipartFile(request, {
        limits: { fileBytes: LIMIT, idleMs: 10_000 },
        fieldNames: [],
        onFile: async ({ content, claimedType, fileName, signal }) => {
          const peek = new Peek(HEAD_BYTES);
          const checksum = new Checksum();
          const bytes = through(content, peek, checksum);
          const { format, mimeType } = await decideContentType({
            claimedType,
            fileName,
            head: await peek.head,
          });
          await storage.write('uploads/one', bytes, { signal, contentType: mimeType });
          return { format, bytes: checksum.bytes, sha256: checksum.sha256 };
        },
      });
      upload
        .catch((error: unknown) => (error instanceof AppError ? error.code : error))
        .then((value) => {
          settle(value);
          response.end();
        }, settle);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await rm(root, { recursive: true });
  });

  const stored = async () =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

  const csv = (bytes: number) => Buffer.from('id,name\n'.repeat(Math.ceil(bytes / 8))).subarray(0, bytes);

  function form(content: Buffer, rest = '\r\n--B--\r\n'): Buffer {
    const headers = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv';
    return Buffer.concat([Buffer.from(`--B\r\n${headers}\r\n\r\n`), content, Buffer.from(rest)]);
  }

  async function send(body: Buffer, announced = body.length): Promise<void> {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: ${announced}\r\n\r\n`,
    );
    // Half a request, then the end of the connection, is what a cut looks like.
    if (announced === body.length) socket.write(body);
    else socket.end(body);
    await outcome;
    socket.destroy();
  }

  it('arrives whole, with its checksum', async () => {
    const content = csv(LIMIT);
    await send(form(content));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await outcome).toEqual({ format: 'csv', bytes: LIMIT, sha256 });
    expect((await buffer(await storage.read('uploads/one'))).equals(content)).toBe(true);
    expect(await stored()).toBe(1);
  });

  it.each<[string, string, () => Promise<void>]>([
    ['is cut off', 'upload_incomplete', () => send(form(csv(2_000_000)).subarray(0, 1_500_000), 2_000_200)],
    ['is cut off within the head', 'upload_incomplete', () => send(form(csv(500), ''), 2_000_200)],
    ['lacks its last boundary', 'upload_incomplete', () => send(form(csv(2_000_000), ''))],
    ['is too large', 'file_too_large', () => send(form(csv(LIMIT + 1)))],
    ['is not what it claims', 'content_mismatch', () => send(form(randomBytes(2_000_000)))],
    [
      'has a second file behind it',
      'too_many_files',
      () => send(form(csv(2_000_000), `\r\n${form(csv(10)).toString()}`)),
    ],
  ])('leaves nothing behind when it %s', async (_what, code, upload) => {
    await upload();
    expect(await outcome).toBe(code);
    expect(await stored()).toBe(0);
  });
});
