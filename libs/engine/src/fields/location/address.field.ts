import { Utf8Literal } from '../../bytes/utf8-literal';
import { option } from '../../options/option';
import type { Cell, JsonCell, TextCell } from '../../plan/column';
import { DEGREE, PLACE_TEXTS } from '../../places/place-table';
import { defineField } from '../define-field';
import { jsonWriter } from '../json/json-text';
import { placeTextCell, postcodeCell, streetCell } from './location.field';
import { placeOption, rowPlace, type RowPlace } from './row-place';

const CLOSING_BRACE = 125;
const TOKEN = /\{([A-Za-z]+)\}/;

export const address = defineField({
  type: 'address',
  family: 'location',
  description:
    'A whole address: as one line in the order of its country, or as a JSON object with streetAddress, postcode, city, state, stateCode, country, countryCode, timeZone, latitude and longitude. It agrees with the other location fields of the record.',
  example: { format: 'json' },
  options: {
    ...placeOption,
    format: option.choice(['text', 'json'], { description: 'How it is written.', default: 'text' }),
  },
  columnType: ({ format }) => (format === 'text' ? 'text' : 'jsonb'),
  columnTypes: ['text', 'jsonb'],
  compile: ({ place, format }, context) => {
    const row = rowPlace(place, context);
    return format === 'text' ? line(row) : document(row);
  },
});

function partsOf(place: RowPlace): ReadonlyMap<string, Cell> {
  const { table, random } = place;
  const degrees = (value: (row: number) => number): Cell => ({ type: 'float8', value });
  return new Map<string, Cell>([
    ['streetAddress', streetCell(place)],
    ['postcode', postcodeCell(place)],
    ...PLACE_TEXTS.map((part) => [part, placeTextCell(part, place)] as const),
    ['latitude', degrees((row) => table.latitude(random.cell(row)) / DEGREE)],
    ['longitude', degrees((row) => table.longitude(random.cell(row)) / DEGREE)],
  ]);
}

function line(place: RowPlace): TextCell {
  const parts = partsOf(place);
  const { table, origins, random } = place;
  const forms = origins.map((locale) =>
    locale
      .entries('addressPattern')[0]!
      .split(TOKEN)
      .map((text, i) => (i % 2 === 0 ? new Utf8Literal(text) : (parts.get(text) as TextCell))),
  );
  const bytes = forms.map((form) =>
    form.reduce((sum, piece) => sum + (piece instanceof Utf8Literal ? piece.length : piece.maxBytes), 0),
  );
  return {
    type: 'text',
    maxBytes: Math.max(...bytes),
    plain: false,
    write: (row, out) => {
      const form = forms[table.places[table.at(random.cell(row))]!.origin]!;
      for (const piece of form) {
        if (piece instanceof Utf8Literal) piece.write(out);
        else piece.write(row, out);
      }
    },
  };
}

function document(place: RowPlace): JsonCell {
  const members = [...partsOf(place)].map(([name, cell], i) => ({
    head: new Utf8Literal(`${i === 0 ? '{' : ','}"${name}":`),
    value: jsonWriter(cell),
  }));
  return {
    type: 'jsonb',
    maxBytes: members.reduce((sum, { head, value }) => sum + head.length + value.maxBytes, 1),
    write: (row, out) => {
      for (const { head, value } of members) {
        head.write(out);
        value.write(row, out);
      }
      out.byte(CLOSING_BRACE);
    },
  };
}
