import type { ByteWriter } from '../../bytes/byte-writer';
import { writeDouble, writeScaled } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { option } from '../../options/option';
import { DEGREE } from '../../places/place-table';
import { defineField } from '../define-field';
import { placeOption, rowPlace } from './row-place';

const COMMA = 44;
const SPACE = 32;

export const coordinates = defineField({
  type: 'coordinates',
  family: 'location',
  description:
    'Where the row\'s address is, with six decimals: as text, "latitude, longitude", or as a GeoJSON Point (RFC 7946), longitude first.',
  example: { format: 'geojson' },
  options: {
    ...placeOption,
    format: option.choice(['text', 'geojson'], { description: 'How it is written.', default: 'text' }),
  },
  columnType: ({ format }) => (format === 'text' ? 'text' : 'jsonb'),
  columnTypes: ['text', 'jsonb'],
  compile: ({ format, place }, context) => {
    const { table, random } = rowPlace(place, context);
    const latitude = (row: number): number => table.latitude(random.cell(row));
    const longitude = (row: number): number => table.longitude(random.cell(row));
    if (format === 'text') {
      const write = (row: number, out: ByteWriter): void => {
        writeScaled(out, latitude(row), 6);
        out.byte(COMMA);
        out.byte(SPACE);
        writeScaled(out, longitude(row), 6);
      };
      return { type: 'text', maxBytes: 40, plain: false, write };
    }
    const start = new Utf8Literal('{"type":"Point","coordinates":[');
    const end = new Utf8Literal(']}');
    const write = (row: number, out: ByteWriter): void => {
      start.write(out);
      writeDouble(out, longitude(row) / DEGREE);
      out.byte(COMMA);
      writeDouble(out, latitude(row) / DEGREE);
      end.write(out);
    };
    return { type: 'jsonb', maxBytes: start.length + end.length + 51, write };
  },
});
