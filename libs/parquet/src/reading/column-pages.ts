import type { ColumnMetaData, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert } from 'hyparquet/src/convert.js';
import { AppError } from '@app/errors';
import { ParquetInvalid, ParquetTooLarge } from '../parquet.errors';
import { DECOMPRESSORS } from './decompress';
import type { ParquetSource } from './parquet-source';

const MAX_PAGE_BYTES = 128 * 1024 * 1024;
/** Values that a page may have: a few bytes can stand for any number of equal ones. */
const MAX_PAGE_VALUES = 4 * 1024 * 1024;
/** A header that is not complete in so many bytes is none. */
const MAX_HEADER_BYTES = 1024 * 1024;

type PageHeader = ReturnType<typeof parquetHeader>;
type Decoder = Parameters<typeof readPage>[2];

/** The values of one column in one row group, a page at a time: only the page and its dictionary are in memory. */
export class ColumnPages {
  /** Those of the current page; null and undefined are nulls. */
  values: ArrayLike<unknown> = [];
  /** Bytes that the current page and the dictionary have unpacked, and their values at eight bytes each. */
  weight = 0;

  private readonly decoder: Decoder;
  private readonly end: number;
  private dictionary: Parameters<typeof readPage>[3];
  private dictionaryWeight = 0;
  private buffer: Uint8Array = new Uint8Array(0);
  /** Place in the file of the first byte of the buffer. */
  private at: number;
  private rowsLeft: number;

  /** @param aheadBytes read from the file at once */
  constructor(
    private readonly source: ParquetSource,
    private readonly name: string,
    schemaPath: SchemaTree[],
    chunk: ColumnMetaData,
    rows: number,
    private readonly aheadBytes: number,
  ) {
    // The element without its logical type: values come as they are stored, so that none loses digits.
    const { type, type_length, repetition_type } = schemaPath.at(-1)!.element;
    const element = { name, type: type!, type_length: type_length!, repetition_type: repetition_type! };
    this.decoder = {
      ...{ pathInSchema: [name], element, schemaPath, type: type!, codec: chunk.codec },
      ...{ compressors: DECOMPRESSORS, utf8: false },
      parsers: { timestampFromNanoseconds: (nanos: bigint) => nanos } as Decoder['parsers'],
    };
    const { data_page_offset: data, dictionary_page_offset: dictionary } = chunk;
    this.at = Number(dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data);
    this.end = this.at + Number(chunk.total_compressed_size);
    this.rowsLeft = rows;
    if (this.at < 4 || this.end > source.size) throw this.invalid('lies outside of the file');
  }

  /** Goes to the next page that has values. @throws ParquetInvalid ParquetTooLarge */
  async next(): Promise<void> {
    for (;;) {
      if (this.at >= this.end) throw this.invalid('has fewer values than its row group has rows');
      const header = await this.readHeader();
      this.check(header);
      await this.load(header.compressed_page_size);
      if (this.take(header)) return;
    }
  }

  /** @returns whether it was a page of values */
  private take(header: PageHeader): boolean {
    const size = header.compressed_page_size;
    const page = this.buffer.subarray(0, size);
    this.skip(size);
    if (header.type === 'INDEX_PAGE') return false;
    try {
      const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
      const { data } = readPage(reader, header, this.decoder, this.dictionary, undefined, 0);
      if (data === undefined) throw new Error('the page is empty');
      if (header.type === 'DICTIONARY_PAGE') {
        this.dictionary = convert(data, this.decoder);
        this.dictionaryWeight = weightOf(header);
        return false;
      }
      this.values = data;
    } catch (error) {
      throw error instanceof AppError ? error : this.invalid('has a broken page', error);
    }
    this.weight = this.dictionaryWeight + weightOf(header);
    this.rowsLeft -= this.values.length;
    if (this.rowsLeft < 0) throw this.invalid('has more values than its row group has rows');
    return this.values.length > 0;
  }

  private async readHeader(): Promise<PageHeader> {
    for (let wanted = 256; ; wanted *= 4) {
      const available = Math.min(wanted, this.end - this.at);
      await this.load(available);
      const bytes = this.buffer.subarray(0, available);
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
      try {
        const header = parquetHeader(reader);
        this.skip(reader.offset);
        return header;
      } catch (error) {
        if (this.at + available === this.end || wanted >= MAX_HEADER_BYTES)
          throw this.invalid('has a broken page header', error);
      }
    }
  }

  private check(header: PageHeader): void {
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    if (!(packed >= 0 && unpacked >= 0 && this.at + packed <= this.end))
      throw this.invalid('has a broken page header');
    if (unpacked > MAX_PAGE_BYTES || packed > MAX_PAGE_BYTES) {
      throw new ParquetTooLarge(
        `A page of the column ${this.quotedName} has ${Math.max(packed, unpacked)} bytes; at most ${MAX_PAGE_BYTES} are read. Write smaller pages or row groups.`,
      );
    }
    if (valuesOf(header) > MAX_PAGE_VALUES) {
      throw new ParquetTooLarge(
        `A page of the column ${this.quotedName} has ${valuesOf(header)} values; at most ${MAX_PAGE_VALUES} are read. Write smaller pages or row groups.`,
      );
    }
  }

  /** Has the next `length` bytes of the file in the buffer, and some more while it reads at all. */
  private async load(length: number): Promise<void> {
    if (length <= this.buffer.length) return;
    const from = this.at + this.buffer.length;
    const to = Math.min(this.end, this.at + Math.max(length, this.aheadBytes));
    const more = await this.source.read(from, to);
    const joined = new Uint8Array(this.buffer.length + more.length);
    joined.set(this.buffer);
    joined.set(more, this.buffer.length);
    this.buffer = joined;
  }

  private skip(bytes: number): void {
    this.buffer = this.buffer.subarray(bytes);
    this.at += bytes;
  }

  private get quotedName(): string {
    return JSON.stringify(this.name.slice(0, 80));
  }

  private invalid(what: string, cause?: unknown): ParquetInvalid {
    return new ParquetInvalid(`the column ${this.quotedName} ${what}`, cause);
  }
}

function valuesOf(header: PageHeader): number {
  const { data_page_header: v1, data_page_header_v2: v2, dictionary_page_header: dictionary } = header;
  return v1?.num_values ?? v2?.num_values ?? dictionary?.num_values ?? 0;
}

function weightOf(header: PageHeader): number {
  return header.uncompressed_page_size + 8 * valuesOf(header);
}
