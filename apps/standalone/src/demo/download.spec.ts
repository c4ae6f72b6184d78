import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureDownload } from './download';
import { sha256 } from './testing/stand-in-api';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const TEXT = 'id,name\r\n1,"a\r\nb"\r\n2,c\r\n';

function source(...chunks: (string | Error)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(Buffer.from(chunk));
    },
  });
}

describe('measureDownload', () => {
  it('keeps the file and says what it holds', async () => {
    const path = join(folder, 'new', 'x.csv');
    const measured = await measureDownload(source(TEXT.slice(0, 11), TEXT.slice(11)), 'csv', path);
    expect(measured).toEqual({ bytes: TEXT.length, records: 2, sha256: sha256(TEXT) });
    expect(readFileSync(path, 'utf8')).toBe(TEXT);
  });

  it('measures without keeping anything', async () => {
    await expect(measureDownload(source(TEXT), 'csv')).resolves.toMatchObject({ records: 2 });
  });

  it('leaves nothing behind when the download breaks', async () => {
    const broken = measureDownload(source(TEXT, new Error('connection lost')), 'csv', join(folder, 'x.csv'));
    await expect(broken).rejects.toThrow('connection lost');
    expect(readdirSync(folder)).toEqual([]);
  });
});
