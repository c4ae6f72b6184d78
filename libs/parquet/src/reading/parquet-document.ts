import { setImmediate } from 'node:timers/promises';
import { parquetSchema, type FileMetaData, type RowGroup, type SchemaTree } from 'hyparquet';
import { ByteWriter, type ColumnType } from '@app/engine';
import { COLUMN_TYPES_KEY } from '../parquet-column';
import { ParquetInvalid, ParquetTooLarge, ParquetUnsupported } from '../parquet.errors';
import { ColumnPages } from './column-pages';
import { isKnownCodec } from './decompress';
import type { ParquetSource } from './parquet-source';
import { readFooter } from './read-footer';
import { sourceColumn, type SourceColumn } from './source-column';

/** Size of the pieces that rows are handed on in; they may become larger by a row. */
const PIECE_BYTES = 128 * 1024;
/** What the current pages of all columns may weigh together. */
const MAX_WEIGHT = 256 * 1024 * 1024;
const AHEAD_BYTES = { all: 16 * 1024 * 1024, least: 16 * 1024, most: 1024 * 1024 };
const NULL = new TextEncoder().encode('null');
const LINE_END = new TextEncoder().encode('}\n');

/** A column of the file as a column of a dataset. */
export type ParquetSourceColumn = Pick<SourceColumn, 'name' | 'type'>;

/** A Parquet file as a document of one JSON object a line, a row each. */
export class ParquetDocument {
  private constructor(
    private readonly source: ParquetSource,
    private readonly metadata: FileMetaData,
    private readonly leaves: readonly { path: SchemaTree[]; column: SourceColumn }[],
  ) {}

  /**
   * Reads what the file says of itself.
   * @throws ParquetInvalid ParquetUnsupported ParquetTooLarge
   */
  static async open(source: ParquetSource): Promise<ParquetDocument> {
    const metadata = await readFooter(source);
    const root = rootOf(metadata);
    const numbers = numbersIn(metadata);
    const leaves = root.children.map((leaf) => {
      const { name } = leaf.element;
      // Of a group the element has no type: it is refused for its children.
      return { path: [root, leaf], column: sourceColumn(leaf.element, numbers.has(name)) };
    });
    const names = leaves.map(({ column }) => column.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined)
      throw new ParquetInvalid(`two of its columns are named ${JSON.stringify(twice.slice(0, 80))}`);
    if (leaves.length === 0) throw new ParquetInvalid('it has no columns');
    for (const group of metadata.row_groups) checkGroup(group, names);
    return new ParquetDocument(source, metadata, leaves);
  }

  get columns(): ParquetSourceColumn[] {
    return this.leaves.map(({ column: { name, type } }) => ({ name, type }));
  }

  /** The lines, in pieces. Only the current page of each column is in memory. @throws ParquetInvalid ParquetTooLarge */
  async *lines(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const group of this.metadata.row_groups) if (group.num_rows > 0n) yield* this.linesOf(group);
  }

  private async *linesOf(group: RowGroup): AsyncGenerator<Uint8Array, void, undefined> {
    const rows = Number(group.num_rows);
    const { all, least, most } = AHEAD_BYTES;
    const ahead = Math.min(most, Math.max(least, Math.floor(all / this.leaves.length)));
    const pages = this.leaves.map(
      ({ path, column }, i) =>
        new ColumnPages(this.source, column.name, path, group.columns[i]!.meta_data!, rows, ahead),
    );
    const out = new ByteWriter(PIECE_BYTES * 2);
    const lines = new LineWriter(this.leaves.map(({ column }) => column));
    const places = new Int32Array(pages.length);
    for (let row = 0; row < rows;) {
      let count = rows - row;
      for (let i = 0; i < pages.length; i++) {
        const column = pages[i]!;
        if (places[i]! >= column.values.length) {
          await column.next();
          places[i] = 0;
        }
        count = Math.min(count, column.values.length - places[i]!);
      }
      checkWeight(pages);
      for (let done = 0; done < count;) {
        done += lines.write(pages, places, count - done, out);
        if (out.pos < PIECE_BYTES) continue;
        yield out.take();
        // Nothing above waits for anything but memory: others get their turn here.
        await setImmediate();
      }
      row += count;
    }
    if (out.pos > 0) yield out.take();
  }
}

/** Writes rows of which the values of all columns are in memory. */
class LineWriter {
  private readonly openings: Uint8Array[];
  private readonly openingBytes: number;

  constructor(private readonly columns: readonly SourceColumn[]) {
    const encoder = new TextEncoder();
    this.openings = columns.map(({ name }, i) =>
      encoder.encode(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
    );
    this.openingBytes = this.openings.reduce(
      (sum, { length }) => sum + length + NULL.length,
      LINE_END.length,
    );
  }

  /** @returns how many rows were written before the piece was full */
  write(pages: readonly ColumnPages[], places: Int32Array, rows: number, out: ByteWriter): number {
    const { columns, openings, openingBytes } = this;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < columns.length; i++) {
        const value = pages[i]!.values[places[i]!++];
        out.ensure(openingBytes);
        out.append(openings[i]!);
        if (value === undefined || value === null) out.append(NULL);
        else columns[i]!.write(value, out);
      }
      out.ensure(LINE_END.length);
      out.append(LINE_END);
      if (out.pos >= PIECE_BYTES) return row + 1;
    }
    return rows;
  }
}

function rootOf(metadata: FileMetaData): SchemaTree {
  try {
    return parquetSchema(metadata);
  } catch (error) {
    throw new ParquetInvalid('its schema is broken', error);
  }
}

/** The texts that stand for numbers, in files of ours. */
function numbersIn({ key_value_metadata: pairs = [] }: FileMetaData): Set<string> {
  const value = pairs.find(({ key }) => key === COLUMN_TYPES_KEY)?.value;
  try {
    const types = JSON.parse(value ?? '{}') as Record<string, ColumnType>;
    return new Set(Object.keys(types).filter((name) => types[name] === 'numeric'));
  } catch {
    return new Set();
  }
}

function checkGroup({ columns, num_rows: rows }: RowGroup, names: readonly string[]): void {
  if (rows < 0n || columns.length !== names.length) throw new ParquetInvalid('a row group lacks columns');
  columns.forEach(({ meta_data: chunk, file_path: file, ...column }, i) => {
    if ('crypto_metadata' in column && column.crypto_metadata !== undefined)
      throw new ParquetUnsupported('Columns of the Parquet file are encrypted. Write it without encryption.');
    if (file !== undefined && file !== '')
      throw new ParquetUnsupported('The columns of the Parquet file are in other files.');
    if (chunk === undefined || chunk.path_in_schema[0] !== names[i])
      throw new ParquetInvalid('a row group has other columns than the schema');
    if (!isKnownCodec(chunk.codec)) {
      throw new ParquetUnsupported(
        `The Parquet file is packed with ${String(chunk.codec)}. Write it with snappy, gzip, zstd, brotli, lz4 or not packed.`,
      );
    }
  });
}

function checkWeight(pages: readonly ColumnPages[]): void {
  const weight = pages.reduce((sum, column) => sum + column.weight, 0);
  if (weight <= MAX_WEIGHT) return;
  throw new ParquetTooLarge(
    `The pages of the Parquet file that belong together need ${weight} bytes of memory; at most ${MAX_WEIGHT} are taken. Write smaller row groups or pages.`,
  );
}
