import { writeAscii, writeDouble, writeInteger, writeScaled } from '../bytes/decimal-text';
import { writeUuid } from '../bytes/uuid-text';
import { writeDate, writeTimestamp } from '../calendar/iso-8601-text';
import type { Cell, JsonCell, TextCell } from './column';

/** The values of `cell` as text, written as in CSV: ISO 8601 dates, decimal numbers, true and false. */
export function asText(cell: Cell): Omit<TextCell, 'type'> {
  switch (cell.type) {
    case 'text':
      return cell;
    case 'jsonb':
      return jsonAsText(cell);
    case 'int4':
    case 'int8':
      return { maxBytes: 17, plain: false, write: (row, out) => writeInteger(out, cell.value(row)) };
    case 'float8':
      return { maxBytes: 25, plain: false, write: (row, out) => writeDouble(out, cell.value(row)) };
    case 'numeric':
      return {
        maxBytes: 19,
        plain: false,
        write: (row, out) => writeScaled(out, cell.unscaled(row), cell.scale),
      };
    case 'bool':
      return {
        maxBytes: 5,
        plain: true,
        write: (row, out) => writeAscii(out, cell.value(row) ? 'true' : 'false'),
      };
    case 'timestamptz':
      return { maxBytes: 34, plain: true, write: (row, out) => writeTimestamp(out, cell.milliseconds(row)) };
    case 'date':
      return { maxBytes: 16, plain: true, write: (row, out) => writeDate(out, cell.days(row)) };
    case 'uuid': {
      const words = new Int32Array(4);
      const write: TextCell['write'] = (row, out) => {
        cell.read(row, words);
        writeUuid(out, words);
      };
      return { maxBytes: 36, plain: true, write };
    }
  }
}

function jsonAsText({ maxBytes, write }: JsonCell): Omit<TextCell, 'type'> {
  return { maxBytes, plain: false, write };
}
