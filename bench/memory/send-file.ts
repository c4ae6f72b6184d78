import { once } from 'node:events';
import { type IncomingMessage, request, type RequestOptions } from 'node:http';

const LINE = 'an upload that is measured, line by line\n';
const CHUNK = Buffer.from(LINE.repeat(1_600));
const HEAD = Buffer.from(
  '--B\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n',
);
const TAIL = Buffer.from('\r\n--B--\r\n');

/** Sends a file of so many bytes as a form. @throws Error when it is not taken */
export async function sendForm(origin: string, bytes: number): Promise<void> {
  const headers = {
    'Content-Type': 'multipart/form-data; boundary=B',
    'Content-Length': HEAD.length + bytes + TAIL.length,
  };
  await send(`${origin}/upload`, { method: 'POST', headers }, [HEAD, bytes, TAIL], 201);
}

/** The same by tus, in two requests. */
export async function sendResumable(origin: string, bytes: number): Promise<void> {
  const version = { 'Tus-Resumable': '1.0.0' };
  const metadata = `filename ${Buffer.from('a.csv').toString('base64')}`;
  const begun = await send(
    `${origin}/upload/tus`,
    { method: 'POST', headers: { ...version, 'Upload-Length': bytes, 'Upload-Metadata': metadata } },
    [],
    201,
  );
  const headers = {
    ...version,
    'Upload-Offset': 0,
    'Content-Type': 'application/offset+octet-stream',
    'Content-Length': bytes,
  };
  await send(origin + begun.headers.location, { method: 'PATCH', headers }, [bytes], 204);
}

async function send(
  url: string,
  options: RequestOptions,
  body: (Buffer | number)[],
  expected: number,
): Promise<IncomingMessage> {
  const sending = request(url, options);
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  for (const part of body) {
    if (typeof part !== 'number') sending.write(part);
    else {
      for (let left = part; left > 0; left -= CHUNK.length) {
        if (!sending.write(CHUNK.subarray(0, left))) await once(sending, 'drain');
      }
    }
  }
  sending.end();
  const [response] = await answered;
  let text = '';
  for await (const chunk of response) text += String(chunk);
  if (response.statusCode !== expected) throw new Error(`${url} answered ${response.statusCode}: ${text}`);
  return response;
}
