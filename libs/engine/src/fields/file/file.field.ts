import { Dictionary, dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { asText } from '../../plan/cell-text';
import { fraction32, fraction53 } from '../../random/draw';
import { WeightedChoice } from '../../random/weighted-choice';
import { composedField } from '../composed/composed-field';
import { numbers } from '../composed/part';
import { defineField } from '../define-field';
import { extensionReader } from './extension-reader';
import { extensions, FILE_KINDS, mediaTypes, type FileKind } from './file-kinds';

const kindOption = option.choice(FILE_KINDS, { description: 'What the file is for.', default: 'any' });

export const fileExtension = composedField({
  type: 'fileExtension',
  family: 'file',
  description: 'The extension of a file without the point, such as "pdf".',
  example: { kind: 'image' },
  options: { kind: kindOption },
  parts: ({ kind }) => [new Dictionary(extensions(kind))],
});

const withPoint = (kind: FileKind): Dictionary =>
  new Dictionary(extensions(kind).map((extension) => `.${extension}`));

export const fileName = composedField({
  type: 'fileName',
  family: 'file',
  description: 'The name of a file with its extension, such as "quiet-harbor-0042.pdf".',
  example: { kind: 'document' },
  options: { kind: kindOption },
  parts: ({ kind }) => [
    dictionary('adjective'),
    '-',
    dictionary('noun'),
    '-',
    numbers(1, 9999),
    withPoint(kind),
  ],
});

const FOLDERS = new Dictionary(
  'archive backup contracts customers drafts exports finance images incoming invoices legal letters marketing media notes orders photos press products projects receipts reports scans shared sources statements templates'.split(
    ' ',
  ),
);
const ROOTS = {
  unix: new Dictionary(['/home/app/', '/srv/data/', '/var/lib/app/', '/mnt/files/', '/opt/app/']),
  windows: new Dictionary(['C:\\Data\\', 'C:\\Users\\Public\\', 'D:\\Files\\', 'E:\\Archive\\']),
};
const systemOption = option.choice(['unix', 'windows'], {
  description: 'Whose way of writing paths: with slashes, or with drive letters and backslashes.',
  default: 'unix',
});

export const directoryPath = composedField({
  type: 'directoryPath',
  family: 'file',
  description: 'The absolute path of a folder, such as "/srv/data/invoices/2024/quiet-harbor".',
  example: { system: 'unix' },
  options: { system: systemOption },
  parts: ({ system }) => {
    const slash = system === 'unix' ? '/' : '\\';
    return [
      ROOTS[system],
      FOLDERS,
      slash,
      numbers(2000, 2025),
      slash,
      dictionary('adjective'),
      '-',
      dictionary('noun'),
    ];
  },
});

export const filePath = composedField({
  type: 'filePath',
  family: 'file',
  description: 'The absolute path of a file, such as "/srv/data/invoices/2024/quiet-harbor.pdf".',
  example: { system: 'unix', kind: 'document' },
  options: { system: systemOption, kind: kindOption },
  parts: ({ system, kind }) => {
    const slash = system === 'unix' ? '/' : '\\';
    return [
      ROOTS[system],
      FOLDERS,
      slash,
      numbers(2000, 2025),
      slash,
      dictionary('adjective'),
      '-',
      dictionary('noun'),
      withPoint(kind),
    ];
  },
});

export const mimeType = composedField({
  type: 'mimeType',
  family: 'file',
  description: 'A media type of the IANA registry, such as "image/png".',
  example: { kind: 'image' },
  options: { kind: kindOption },
  parts: ({ kind }) => [new Dictionary(mediaTypes(kind).map(([, mediaType]) => mediaType))],
});

const OTHER_MEDIA_TYPE = 'application/octet-stream';

export const fileMimeType = defineField({
  type: 'fileMimeType',
  family: 'file',
  description: `The media type of the extension that the text of another field ends in, such as "application/pdf"; ${OTHER_MEDIA_TYPE} when that is not known.`,
  example: { from: 'fileName' },
  companions: [{ name: 'fileName', type: 'fileName' }],
  options: {
    from: option.required(
      option.text({
        description: 'Field of this record with a file name, a path, an address or an extension.',
        default: '',
        maxLength: 63,
      }),
    ),
  },
  columnType: 'text',
  references: ({ from }) => [{ pointer: '/from', field: from, accepts: ['text'] }],
  compile: ({ from }, { field }) => {
    const pairs = mediaTypes('any');
    const source = asText(field(from));
    const entries = new Dictionary([...pairs.map(([, mediaType]) => mediaType), OTHER_MEDIA_TYPE]);
    const indexOf = extensionReader(pairs.map(([extension]) => extension));
    return {
      type: 'text',
      // The other text is written first, then overwritten.
      maxBytes: Math.max(entries.maxBytes, source.maxBytes),
      plain: entries.plain,
      write: (row, out) => {
        const start = out.pos;
        source.write(row, out);
        const index = indexOf(out.bytes, start, out.pos);
        out.pos = start;
        entries.write(index, out);
      },
    };
  },
});

/** One pebibyte. */
const MAX_FILE_SIZE = 2 ** 50;

export const fileSize = defineField({
  type: 'fileSize',
  family: 'file',
  description:
    'The size of a file in bytes from min to max; sizes from 1 to 2 MB are as usual as those from 2 to 4 MB, and so on.',
  example: { min: 1024, max: 5_000_000 },
  options: {
    min: option.integer({
      description: 'Smallest size in bytes.',
      default: 1024,
      min: 1,
      max: MAX_FILE_SIZE,
    }),
    max: option.integer({
      description: 'Largest size in bytes.',
      default: 50_000_000,
      min: 1,
      max: MAX_FILE_SIZE,
    }),
  },
  columnType: 'int8',
  check: ({ min, max }, report) => {
    if (min > max) report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
  },
  compile: ({ min, max }, { random }) => {
    const { starts, weights } = doublings(min, max + 1);
    const weighted = new WeightedChoice(weights);
    return {
      type: 'int8',
      value: (row) => {
        const cell = random.cell(row);
        const step = weighted.pick(fraction32(cell, 0));
        const start = starts[step]!;
        return start + Math.floor(fraction53(cell, 1) * (starts[step + 1]! - start));
      },
    };
  },
});

/** The range from `from` to `to` (not included) cut where it doubles, with the share that each piece has of a doubling. */
function doublings(from: number, to: number): { starts: number[]; weights: number[] } {
  const starts: number[] = [];
  for (let start = from; start < to; start *= 2) starts.push(start);
  starts.push(to);
  return { starts, weights: starts.slice(1).map((end, i) => end / starts[i]! - 1) };
}
