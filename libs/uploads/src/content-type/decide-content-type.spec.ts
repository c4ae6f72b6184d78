import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { AppError } from '@app/errors';
import { type ContentClaim, decideContentType, HEAD_BYTES } from './decide-content-type';
import { fileFormats } from './file-formats';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex');
const WEBP = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.of(26, 0, 0, 0),
  Buffer.from('WEBPVP8L'),
  Buffer.alloc(18),
]);
const MP4 = Buffer.concat([
  Buffer.of(0, 0, 0, 24),
  Buffer.from('ftypisom'),
  Buffer.of(0, 0, 2, 0),
  Buffer.from('isomiso2'),
]);
const MOV = Buffer.concat([
  Buffer.of(0, 0, 0, 20),
  Buffer.from('ftypqt  '),
  Buffer.of(0, 0, 2, 0),
  Buffer.from('qt  '),
]);
const WEBM = Buffer.from('1a45dfa3934286810142f7810142f2810442f381084282847765626d', 'hex');
const PARQUET = Buffer.concat([Buffer.from('PAR1'), Buffer.of(0x15, 0x04, 0x15, 0, 0xff, 0xfe)]);
const CSV = Buffer.from('id,name\r\n1,"Ann, B."\r\n2,Žofie\r\n');
const TSV = Buffer.from('id\tname\n1\tAnn\n');
const JSON_ARRAY = Buffer.from('[{"id": 1},\n {"id": 2}]\n');
const NDJSON = Buffer.from('{"id":1}\n{"id":2}\n');
const PLAIN = Buffer.from('Dear Sir or Madam,\nplease find attached nothing.\n');

const decide = (head: Buffer | string, claim: Partial<ContentClaim> = {}) =>
  decideContentType({
    claimedType: 'application/octet-stream',
    fileName: 'unnamed',
    ...claim,
    head: Buffer.from(head).subarray(0, HEAD_BYTES),
  });
const codeOf = async (result: Promise<unknown>) =>
  result.then(
    (value) => value,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('decideContentType', () => {
  it.each([
    ['png', 'image/png', PNG],
    ['jpeg', 'image/jpeg', JPEG],
    ['webp', 'image/webp', WEBP],
    ['mp4', 'video/mp4', MP4],
    ['mov', 'video/quicktime', MOV],
    ['webm', 'video/webm', WEBM],
    ['parquet', 'application/vnd.apache.parquet', PARQUET],
    ['csv', 'text/csv', CSV],
    ['tsv', 'text/tab-separated-values', TSV],
    ['json', 'application/json', JSON_ARRAY],
    ['ndjson', 'application/x-ndjson', NDJSON],
  ])('tells %s by its content alone', async (format, mimeType, content) => {
    expect(await decide(content)).toEqual({ format, mimeType, compression: 'none' });
  });

  it('has an example of every accepted format here', () => {
    expect(fileFormats).toHaveLength(11);
  });

  describe('what a claim settles', () => {
    it.each([
      ['a column of words', 'name\nAnn\nBob\n', { claimedType: 'text/csv' }, 'csv'],
      ['a CSV from Windows', CSV, { claimedType: 'application/vnd.ms-excel', fileName: 'a.csv' }, 'csv'],
      ['a CSV with semicolons', 'a;b\n1;2\n', {}, 'csv'],
      ['a CSV with a byte order mark', '\ufeffa,b\n1,2\n', {}, 'csv'],
      ['a CSV whose first column is BM', 'BM,b\n1,2\n', { fileName: 'a.csv' }, 'csv'],
      ['a CSV whose first column is MZ', 'MZ\n1\n', { fileName: 'a.csv' }, 'csv'],
      ['a CSV of numbers', '1\n2\n3\n', { fileName: 'a.csv' }, 'csv'],
      ['a CSV with line breaks within quotes', 'a,b\n"x\ny, z",2\n', {}, 'csv'],
      ['a type with parameters', CSV, { claimedType: 'Text/CSV; charset=utf-8' }, 'csv'],
      ['text/plain with a name', CSV, { claimedType: 'text/plain', fileName: 'A.CSV' }, 'csv'],
      ['a JSON with a byte order mark', '\ufeff{"a":1}', {}, 'json'],
      ['one JSON line', '{"a":1}\n', {}, 'json'],
      ['one JSON line called NDJSON', '{"a":1}\n', { fileName: 'a.ndjson' }, 'ndjson'],
      [
        'NDJSON that only the name tells from JSON',
        NDJSON,
        { claimedType: 'application/json', fileName: 'a.jsonl' },
        'ndjson',
      ],
      [
        'a long JSON, cut',
        `[${'{"a":"žluť"},'.repeat(10_000)}{}]`,
        { claimedType: 'application/json' },
        'json',
      ],
      ['a long NDJSON, cut', '{"a":"žluť"}\n'.repeat(10_000), {}, 'ndjson'],
      [
        'an NDJSON whose first line is longer than the head',
        `{"a":"${'x'.repeat(100_000)}"}\n{}`,
        { fileName: 'a.ndjson' },
        'ndjson',
      ],
      ['a long CSV, cut within a character', `ab,${'ž'.repeat(70_000)}`, { claimedType: 'text/csv' }, 'csv'],
    ])('%s', async (_what, content, claim, format) => {
      expect(await decide(content, claim)).toMatchObject({ format });
    });
  });

  describe('claims that do not hold', () => {
    it.each([
      ['a PNG as CSV by type', PNG, { claimedType: 'text/csv' }, 'png'],
      ['a PNG as CSV by name', PNG, { fileName: 'rows.csv' }, 'png'],
      ['a PNG as JPEG', PNG, { claimedType: 'image/jpeg' }, 'png'],
      ['a CSV as PNG', CSV, { claimedType: 'image/png' }, 'csv'],
      ['a CSV as JSON', CSV, { claimedType: 'application/json' }, 'csv'],
      ['broken JSON as JSON', '{"a":}', { claimedType: 'application/json' }, 'plain text'],
      ['JavaScript as JSON', 'alert(1)', { fileName: 'a.json' }, 'plain text'],
      ['JSON as CSV', JSON_ARRAY, { claimedType: 'text/csv' }, 'json'],
      [
        'several JSON values over many lines as JSON',
        '{\n}\n{\n}',
        { claimedType: 'application/json' },
        'several JSON values',
      ],
      ['HTML as CSV', '<!doctype html>\n<a>', { claimedType: 'text/csv' }, 'HTML or XML'],
      ['SVG as PNG', '<svg xmlns="x">', { claimedType: 'image/png' }, 'HTML or XML'],
      ['a shell script as CSV', '#!/bin/sh\n', { claimedType: 'text/csv' }, 'a document or a program'],
      ['a PDF as CSV', '%PDF-1.7\n', { claimedType: 'text/csv' }, 'a document or a program'],
      ['a gzip as CSV', gzipSync(CSV), { claimedType: 'text/csv' }, 'application/gzip'],
      ['a ZIP as CSV', Buffer.from('504b0304140000000800', 'hex'), { fileName: 'a.csv' }, 'application/zip'],
      ['UTF-16 as CSV', Buffer.from('\ufeffa,b\n', 'utf16le'), { claimedType: 'text/csv' }, 'UTF-16'],
      ['Latin-1 as CSV', Buffer.from('a,b\n\xe9,1\n', 'latin1'), { claimedType: 'text/csv' }, 'not UTF-8'],
      ['a NUL in a CSV', 'a,b\n1,\0\n', { claimedType: 'text/csv' }, 'binary data'],
    ])('%s', async (_what, content, claim, found) => {
      const error: unknown = await decide(content, claim).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'content_mismatch' });
      expect((error as AppError).message).toContain(found);
    });
  });

  it.each([
    ['without a claim', {}],
    ['by its type', { claimedType: 'application/gzip' }],
    ['by its name', { claimedType: 'text/csv', fileName: 'rows.csv.gz' }],
  ])('looks into a gzip: a table %s', async (_what, claim) => {
    const type = { format: 'csv', mimeType: 'application/gzip', compression: 'gzip' };
    expect(await decide(gzipSync(CSV), claim)).toEqual(type);
  });

  describe('what is not accepted', () => {
    it.each([
      ['plain text', PLAIN, {}],
      ['a type we do not know', CSV, { claimedType: 'text/html' }],
      ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), {}],
      ['a GIF', 'GIF89a\x01\x00\x01\x00\x80\x00\x00', { claimedType: 'image/gif' }],
      ['a gzip of an image', gzipSync(PNG), {}],
      ['unknown bytes', Buffer.from([1, 2, 3, 4, 250, 251]), {}],
      ['an image where tables are wanted', PNG, { accept: ['csv', 'json'] as const }],
      [
        'a claimed image where tables are wanted',
        PNG,
        { claimedType: 'image/png', accept: ['csv'] as const },
      ],
    ])('%s', async (_what, content, claim) => {
      const error: unknown = await decide(content, claim).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'unsupported_media_type' });
      expect((error as AppError).message).toContain('Accepted are ');
    });

    it.each(['', ' \r\n\t', '\ufeff'])('nothing at all: %j', async (content) => {
      expect(await codeOf(decide(content, { claimedType: 'text/csv' }))).toBe('empty_file');
    });

    it('repeats a hostile type only in a short and harmless form', async () => {
      const error: unknown = await decide(CSV, { claimedType: `x/\r\n${'y'.repeat(9000)}` }).catch(
        (e: unknown) => e,
      );
      expect((error as AppError).message).not.toMatch(/[\r\n]/);
      expect((error as AppError).message.length).toBeLessThan(400);
    });
  });

  it('comes to a decision about any bytes', async () => {
    const signatures = [PNG, JPEG, WEBP, MP4, MOV, WEBM, PARQUET, gzipSync(CSV)].map((b) =>
      b.subarray(0, 12),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(Buffer.alloc(0), ...signatures),
        fc.uint8Array({ maxLength: 400 }),
        async (start, rest) => {
          const result = await codeOf(decide(Buffer.concat([start, rest])));
          expect(
            typeof result === 'string' || typeof (result as { format: string }).format === 'string',
          ).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
