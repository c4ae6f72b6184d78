import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Connection } from './connection';
import { downloadFile } from './download';
import { DownloadFailed } from './errors';
import { type Answer, json, type ReceivedRequest, StandInService } from './testing/stand-in-service';

const FILE_ID = '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c';
const LINK = `/files/${FILE_ID}/content?expires=1&signature=x`;
const CONTENT = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
const DIGEST = `sha-256=:${createHash('sha256').update(CONTENT).digest('base64')}:`;
const TAG = '"tag"';

let service: StandInService;
let connection: Connection;
afterEach(() => service.stop());

async function serve(answer: (nth: number, request: ReceivedRequest) => Answer): Promise<void> {
  service = await StandInService.start(answer);
  connection = new Connection(service.url, {}, { patienceMs: 1_000, timeoutMs: 1_000 });
}

/** The file from `start`, of which only so many bytes are sent before the connection breaks. */
function part(
  start: number,
  sent = Infinity,
  { etag = TAG, digest = DIGEST, content = CONTENT } = {},
): Answer {
  const rest = content.subarray(start);
  return (response) => {
    response.writeHead(start === 0 ? 200 : 206, {
      'content-length': rest.length,
      etag,
      'repr-digest': digest,
      'content-disposition': `attachment; filename="users.csv"; filename*=UTF-8''us%C3%A9rs.csv`,
    });
    if (sent >= rest.length) response.end(rest);
    else response.write(rest.subarray(0, sent), () => setTimeout(() => response.socket?.destroy(), 20));
  };
}

const startOf = ({ headers }: ReceivedRequest): number =>
  Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);

describe('downloadFile', () => {
  it('goes on where it stopped, as often as it breaks, and gives every byte once', async () => {
    await serve((nth, request) => part(startOf(request), nth < 3 ? 100_000 : Infinity));
    const { name, size, sha256, stream } = await downloadFile(connection, LINK);
    expect({ name, size, sha256 }).toEqual({
      name: 'usérs.csv',
      size: CONTENT.length,
      sha256: createHash('sha256').update(CONTENT).digest('hex'),
    });
    expect((await buffer(stream)).equals(CONTENT)).toBe(true);
    expect(service.requests.map(({ headers }) => [headers.range, headers['if-range']])).toEqual([
      [undefined, undefined],
      ['bytes=100000-', TAG],
      ['bytes=200000-', TAG],
    ]);
  });

  it('takes a fresh link when the old one has expired meanwhile', async () => {
    await serve((nth, request) => {
      if (nth === 1) return part(0, 100_000);
      if (nth === 2) return json(410, { code: 'link_expired', detail: 'too old' });
      return nth === 3 ? json(200, { links: { content: `${LINK}2` } }) : part(startOf(request));
    });
    const { stream } = await downloadFile(connection, LINK);
    expect((await buffer(stream)).equals(CONTENT)).toBe(true);
    expect(service.requests.map(({ line }) => line).slice(2)).toEqual([
      `GET /files/${FILE_ID}`,
      `GET ${LINK}2`,
    ]);
  });

  it.each<[string, (nth: number, request: ReceivedRequest) => Answer, RegExp]>([
    [
      'another file is there',
      (nth, request) => (nth === 1 ? part(0, 10) : part(startOf(request), Infinity, { etag: '"new"' })),
      /changed/,
    ],
    ['no parts are given', (nth) => (nth === 1 ? part(0, 10) : part(0)), /changed|no parts/],
    ['nothing more ever comes', () => part(0, 0), /broke after 0 bytes/],
    ['the bytes are others', () => part(0, Infinity, { content: Buffer.alloc(CONTENT.length) }), /checksum/],
  ])('fails when %s', async (_, answer, message) => {
    await serve(answer);
    const { stream } = await downloadFile(connection, LINK);
    const error: unknown = await buffer(stream).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DownloadFailed);
    expect((error as Error).message).toMatch(message);
  });

  it('says that a dataset is no file', async () => {
    await serve(() => part(0));
    await expect(downloadFile(connection, '/datasets/users')).rejects.toThrow(DownloadFailed);
  });
});
