import { InvalidSchema } from '../../engine.errors';
import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';
import { extensionReader } from './extension-reader';

const ROWS = 5000;

describe('files', () => {
  it('have an extension of the kind asked for', () => {
    const image = /^(jpg|png|gif|webp|avif|svg|tiff|bmp|heic)$/;
    expect(counterexamples(valuesOfField({ type: 'fileExtension', kind: 'image' }, 1000), image)).toEqual([]);
    const isImage = (value: string) =>
      image.test(/^[a-z]+-[a-z]+-\d+\.([a-z0-9]+)$/.exec(value)?.[1] ?? 'none');
    expect(counterexamples(valuesOfField({ type: 'fileName', kind: 'image' }, ROWS), isImage)).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'mimeType', kind: 'image' }, 1000), /^image\//)).toEqual([]);
  });

  it('have paths as the system writes them', () => {
    expect(
      counterexamples(
        valuesOfField({ type: 'filePath' }, ROWS),
        /^(\/[a-z0-9]+)+\/\d{4}\/[a-z]+-[a-z]+\.[a-z0-9]+$/,
      ),
    ).toEqual([]);
    expect(
      counterexamples(
        valuesOfField({ type: 'filePath', system: 'windows' }, ROWS),
        /^[A-Z]:(\\[A-Za-z0-9]+)+\\\d{4}\\[a-z]+-[a-z]+\.[a-z0-9]+$/,
      ),
    ).toEqual([]);
    expect(
      counterexamples(
        valuesOfField({ type: 'directoryPath' }, ROWS),
        /^(\/[a-z0-9]+)+\/\d{4}\/[a-z]+-[a-z]+$/,
      ),
    ).toEqual([]);
  });

  it('have the media type of their extension', () => {
    const known: Record<string, string> = {
      pdf: 'application/pdf',
      jpg: 'image/jpeg',
      mp3: 'audio/mpeg',
      zip: 'application/zip',
      csv: 'text/csv',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    };
    const { columns } = planOf([
      { name: 'file', type: 'filePath' },
      { name: 'mime', type: 'fileMimeType', from: 'file' },
    ]);
    const [files, types] = columns.map((column) => valuesOf(column, 0, ROWS) as string[]);
    expect(counterexamples(types!, /^(application|audio|image|text|video)\/[a-z0-9.+-]+$/)).toEqual([]);
    expect(types).not.toContain('application/octet-stream');
    const compared = files!
      .map((file, row) => ({ file, type: types![row]!, expected: known[file.split('.').pop()!] }))
      .filter(({ expected }) => expected !== undefined);
    expect(counterexamples(compared, ({ type, expected }) => type === expected)).toEqual([]);
    expect(compared.length).toBeGreaterThan(100);
  });

  it.each([
    ['Report.PDF', 'application/pdf'],
    ['archive.tar.gz', 'application/gzip'],
    ['a-name-that-is-quite-long.json', 'application/json'],
    ['png', 'image/png'],
    ['no-extension', 'application/octet-stream'],
    ['odd.extension', 'application/octet-stream'],
    ['pdf.', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    ['ä.ö', 'application/octet-stream'],
  ])('make of %j the media type %s', (value, expected) => {
    const [column] = planOf([
      { name: 'mime', type: 'fileMimeType', from: 'file' },
      { name: 'file', type: 'constant', value },
    ]).columns;
    expect(valuesOf(column!, 0, 1)).toEqual([expected]);
  });

  it('find extensions of up to five characters only', () => {
    const find = extensionReader(['a', 'abcde']);
    const indexOf = (text: string) => find(new TextEncoder().encode(text), 0, text.length);
    expect(indexOf('x.a')).toBe(0);
    expect(indexOf('x.abcde')).toBe(1);
    expect(indexOf('x.abcdef')).toBe(2);
    expect(indexOf('x.abcdefg')).toBe(2);
  });

  it('have sizes from min to max, small and large ones', () => {
    const sizes = valuesOfField({ type: 'fileSize', min: 1000, max: 16_000_000 }, 20_000).map(Number);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16_000_000);
    const below = sizes.filter((size) => size < Math.sqrt(1000 * 16_000_000)).length / sizes.length;
    expect(below).toBeCloseTo(0.5, 1);
    expect(new Set(valuesOfField({ type: 'fileSize', min: 1, max: 3 }, 200))).toEqual(
      new Set(['1', '2', '3']),
    );
    expect(new Set(valuesOfField({ type: 'fileSize', min: 7, max: 7 }, 20))).toEqual(new Set(['7']));
    expect(() => planOf([{ name: 'a', type: 'fileSize', min: 5, max: 4 }])).toThrow(InvalidSchema);
  });
});

describe('media', () => {
  it('have dimensions within the limits', () => {
    expect(
      counterexamples(
        valuesOfField({ type: 'imageDimensions', maxWidth: 20, maxHeight: 17 }, ROWS),
        /^(1[6-9]|20)x(16|17)$/,
      ),
    ).toEqual([]);
  });

  it('play for less than three hours', () => {
    expect(counterexamples(valuesOfField({ type: 'playingTime' }, ROWS), /^0[0-2]:[0-5]\d:[0-5]\d$/)).toEqual(
      [],
    );
  });

  it('have rates in use', () => {
    const rates = valuesOfField({ type: 'bitRate', media: 'audio' }, ROWS).map(Number);
    expect(Math.max(...rates)).toBe(320);
    expect(new Set(valuesOfField({ type: 'frameRate' }, ROWS))).toContain('29.970');
  });
});
