import type { ByteWriter } from '../../bytes/byte-writer';
import { writeDouble, writeScaled } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { option } from '../../options/option';
import { below } from '../../random/draw';
import { defineField } from '../define-field';

const UNIT = 1e6;
const LATITUDES = 180 * UNIT + 1;
const LONGITUDES = 360 * UNIT;
const COMMA = 44;
const SPACE = 32;

export const coordinates = defineField({
  type: 'coordinates',
  family: 'location',
  description:
    'A place on the globe with six decimals: as text, "latitude, longitude", or as a GeoJSON Point (RFC 7946), longitude first.',
  example: { format: 'geojson' },
  options: {
    format: option.choice(['text', 'geojson'], { description: 'How it is written.', default: 'text' }),
  },
  columnType: ({ format }) => (format === 'text' ? 'text' : 'jsonb'),
  columnTypes: ['text', 'jsonb'],
  compile: ({ format }, { random }) => {
    const latitude = (row: number): number => below(random.cell(row), 0, LATITUDES) - 90 * UNIT;
    const longitude = (row: number): number => below(random.cell(row), 2, LONGITUDES) - 180 * UNIT;
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
      writeDouble(out, longitude(row) / UNIT);
      out.byte(COMMA);
      writeDouble(out, latitude(row) / UNIT);
      end.write(out);
    };
    return { type: 'jsonb', maxBytes: start.length + end.length + 51, write };
  },
});
