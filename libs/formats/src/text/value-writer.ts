import * as engine from '@app/engine';
import { Utf8Literal, type ByteWriter, type ColumnType } from '@app/engine';
import type { TextLayout } from './text-layout';

// Taken out of the module once: what a door re-exports is looked up through a getter at every use otherwise,
// which was 5 % of the time of a row.
const { writeAscii, writeDate, writeDouble, writeInteger, writeScaled, writeTimestamp, writeUuid } = engine;

/** Types whose values stand in quotes, where a layout has quotes. */
const QUOTED: ReadonlySet<ColumnType> = new Set(['text', 'timestamptz', 'date', 'uuid']);

/** The `fals` of `false`, and `true`, as little-endian words. */
const BOOLEANS = Int32Array.of(0x736c6166, 0x65757274);
const LETTER_E = 101;

/** The most bytes any value but text and JSON takes, except long numerics out of a database. */
export const MAX_SCALAR_BYTES = 40;

/**
 * Writes values of one layout; both drivers go through it, so that they agree to the byte. An opening quote is
 * not written here: it stands in every row, so it is part of what comes before the value
 * ({@link ValueWriter.opening}).
 */
export class ValueWriter {
  private readonly quote: number;
  private readonly nullText: Utf8Literal;
  private readonly embedsJson: boolean;
  private readonly namesNotFinite: boolean;
  private readonly escape: TextLayout['escape'];

  constructor(private readonly layout: TextLayout) {
    this.quote = layout.quote;
    this.nullText = new Utf8Literal(layout.nullText);
    this.embedsJson = layout.embedsJson;
    this.namesNotFinite = layout.notFinite === 'name';
    this.escape = layout.escape;
  }

  /** What is written before a value, when it is null and when not. */
  opening(column: number, type: ColumnType): { ofNull: Utf8Literal; ofValue: Utf8Literal } {
    const before = this.layout.beforeValue[column] ?? '';
    const quoted = this.quote !== 0 && (QUOTED.has(type) || (type === 'jsonb' && !this.embedsJson));
    return {
      ofNull: new Utf8Literal(before),
      ofValue: new Utf8Literal(quoted ? before + String.fromCharCode(this.quote) : before),
    };
  }

  null(out: ByteWriter): void {
    this.nullText.write(out);
  }

  /** Call after the raw bytes of a text were written from `start` on. */
  endText(out: ByteWriter, start: number): void {
    this.escape(out, start);
    this.endQuoted(out);
  }

  /** Call after a value that never needs escaping. */
  endQuoted(out: ByteWriter): void {
    if (this.quote !== 0) out.byte(this.quote);
  }

  /** Call after a JSON document was written from `start` on. */
  endJson(out: ByteWriter, start: number): void {
    if (!this.embedsJson) this.endText(out, start);
  }

  integer(out: ByteWriter, value: number): void {
    writeInteger(out, value);
  }

  /** `unscaled` x 10^-`scale`. */
  decimal(out: ByteWriter, unscaled: number, scale: number): void {
    writeScaled(out, unscaled, scale);
  }

  double(out: ByteWriter, value: number): void {
    if (Number.isFinite(value)) writeDouble(out, value);
    else this.notFinite(out, String(value));
  }

  /** `NaN`, `Infinity` or `-Infinity`. */
  notFinite(out: ByteWriter, name: string): void {
    if (this.namesNotFinite) writeAscii(out, name);
    else this.null(out);
  }

  boolean(out: ByteWriter, value: boolean): void {
    const bit = +value; // an index, because a branch would be a coin toss
    const { view, pos } = out;
    view.setInt32(pos, BOOLEANS[bit]!, true);
    view.setUint8(pos + 4, LETTER_E);
    out.pos = pos + 5 - bit;
  }

  date(out: ByteWriter, days: number): void {
    writeDate(out, days);
    this.endQuoted(out);
  }

  timestamp(out: ByteWriter, milliseconds: number, micros: number): void {
    writeTimestamp(out, milliseconds, micros);
    this.endQuoted(out);
  }

  /** `infinity` or `-infinity`, which dates and timestamps of PostgreSQL can be. */
  infinity(out: ByteWriter, name: string): void {
    writeAscii(out, name);
    this.endQuoted(out);
  }

  uuid(out: ByteWriter, words: Int32Array): void {
    writeUuid(out, words);
    this.endQuoted(out);
  }
}
