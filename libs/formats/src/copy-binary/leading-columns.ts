import { ByteWriter } from '@app/engine';
import { POSTGRES_EPOCH_MS } from './wire-format';
import { writeInt64, writeInt64Thousandfold } from './int64';

/** A column in front of those of the plan: the number of the row, or the same value in every row. */
export type LeadingColumn =
  | { readonly type: 'rowNumber' }
  /** 36 characters. */
  | { readonly type: 'uuid'; readonly value: string }
  /** Milliseconds since 1970-01-01T00:00:00Z, as `Date` counts them. */
  | { readonly type: 'timestamptz'; readonly value: number };

/** The start of every row, rendered once; only the row number is filled in. */
export interface RowTemplate {
  readonly bytes: Uint8Array;
  /** Offset of the eight bytes of the row number, or -1. */
  readonly rowNumberAt: number;
}

export function renderRowTemplate(leading: readonly LeadingColumn[], fieldCount: number): RowTemplate {
  const out = new ByteWriter(2 + leading.length * 20);
  out.view.setInt16(0, leading.length + fieldCount);
  out.pos = 2;
  let rowNumberAt = -1;
  for (const column of leading) {
    out.view.setInt32(out.pos, column.type === 'uuid' ? 16 : 8);
    out.pos += 4;
    if (column.type === 'rowNumber') {
      rowNumberAt = out.pos;
      writeInt64(out, 0);
    } else if (column.type === 'uuid') {
      out.append(parseUuid(column.value));
    } else {
      writeInt64Thousandfold(out, column.value - POSTGRES_EPOCH_MS);
    }
  }
  return { bytes: out.take(), rowNumberAt };
}

function parseUuid(text: string): Uint8Array {
  const digits = text.replace(/-/g, '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) throw new RangeError(`Not a UUID: ${text}`);
  return Uint8Array.from({ length: 16 }, (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16));
}
