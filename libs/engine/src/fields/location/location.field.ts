import type { ByteWriter } from '../../bytes/byte-writer';
import type { DictionaryName } from '../../dictionaries';
import { option } from '../../options/option';
import type { TextCell } from '../../plan/column';
import { DEGREE, PlaceTable, type PlaceText } from '../../places/place-table';
import { choice } from '../../random/draw';
import { localePattern, PatternText } from '../composed/pattern-text';
import { defineField, type FieldContext, type FieldDefinition, type Uniqueness } from '../define-field';
import { placeOption, rowPlace, type RowPlace } from './row-place';

const POSTCODE_DRAW = 1;
/** After the draws of the table for the place, its postcode and its coordinates. */
const REST_DRAW = 4;

/** The cell of a part of the row's place. */
export function placeTextCell(part: PlaceText, { table, random }: RowPlace): TextCell {
  const { words, index } = table.list(part);
  const write = (row: number, out: ByteWriter): void => words.write(index[table.at(random.cell(row))]!, out);
  return { type: 'text', maxBytes: words.maxBytes, plain: words.plain, write };
}

/** A list of its own for a part that stands alone: every value as likely as the others, once when unique. */
function listCell(part: PlaceText, { pick, locale }: FieldContext): TextCell {
  const words = locale.places().words(part);
  const index = pick(words.size);
  const { maxBytes, plain } = words;
  return { type: 'text', maxBytes, plain, write: (row, out) => words.write(index.at(row), out) };
}

function placeField(about: { type: PlaceText; description: string }): FieldDefinition<typeof placeOption> {
  const { type, description } = about;
  return defineField({
    type,
    family: 'location',
    description: `${description} It is that of the row's place, unless it is \`unique\`: then each comes once.`,
    example: {},
    options: placeOption,
    columnType: 'text',
    uniqueness: (_, { locale }) => ({ available: locale.places().words(type).size }),
    compile: ({ place }, context) =>
      context.unique ? listCell(type, context) : placeTextCell(type, rowPlace(place, context)),
  });
}

export const city = placeField({ type: 'city', description: "A city of the locale's country." });

export const state = placeField({
  type: 'state',
  description: 'The state, province, county or other first-level region of the place.',
});

export const stateCode = placeField({
  type: 'stateCode',
  description: 'The short form of the region, mostly that of ISO 3166-2 without the country, such as "TX".',
});

const ANYWHERE = {
  anywhere: option.boolean({
    description: "Whether it is any of the world instead of that of the row's place.",
    default: false,
  }),
};

function worldField(about: {
  type: PlaceText;
  description: string;
  words: DictionaryName;
}): FieldDefinition<typeof placeOption & typeof ANYWHERE> {
  const { type, description, words } = about;
  return defineField({
    type,
    family: 'location',
    description,
    example: { anywhere: true },
    options: { ...placeOption, ...ANYWHERE },
    columnType: 'text',
    uniqueness: ({ anywhere }, { locale }): Uniqueness =>
      anywhere
        ? { available: locale.words(words).size }
        : { reason: "it repeats with the row's place; with `anywhere` each of the world comes once" },
    compile: ({ place, anywhere }, context) => {
      if (!anywhere) return placeTextCell(type, rowPlace(place, context));
      const entries = context.locale.words(words);
      const index = context.pick(entries.size);
      const { maxBytes, plain } = entries;
      return { type: 'text', maxBytes, plain, write: (row, out) => entries.write(index.at(row), out) };
    },
  });
}

export const country = worldField({
  type: 'country',
  description:
    "The country of the row's place in the language of the locale, or with `anywhere` the English name of any country.",
  words: 'countryAny',
});

export const countryCode = worldField({
  type: 'countryCode',
  description:
    "The ISO 3166-1 alpha-2 code of the country of the row's place, or with `anywhere` of any country.",
  words: 'countryCodeAny',
});

export const timeZone = worldField({
  type: 'timeZone',
  description:
    'The time zone of the row\'s place by the IANA database, such as "Europe/Vienna", or with `anywhere` any of them.',
  words: 'timeZoneAny',
});

/** The cell of a postcode of the row's place. */
export function postcodeCell({ table, random }: RowPlace): TextCell {
  const { words: codes, starts, counts } = table.postcodes();
  const rests = new Map(
    table.places.map(({ postcodeRest: rest }) => [rest, new PatternText([rest], noList)]),
  );
  const restOf = table.places.map(({ postcodeRest }) => rests.get(postcodeRest)!);
  return {
    type: 'text',
    maxBytes: codes.maxBytes + Math.max(...restOf.map(({ maxBytes }) => maxBytes)),
    plain: true,
    write: (row, out) => {
      const cell = random.cell(row);
      const place = table.at(cell);
      codes.write(starts[place]! + choice(cell, POSTCODE_DRAW, counts[place]!), out);
      restOf[place]!.write(cell, REST_DRAW, out);
    },
  };
}

function noList(): undefined {
  return undefined;
}

export const postcode = defineField({
  type: 'postcode',
  family: 'location',
  description: "A postcode of the row's city, in the form of its country.",
  example: {},
  options: placeOption,
  columnType: 'text',
  compile: ({ place }, context) => postcodeCell(rowPlace(place, context)),
});

/** The cell of a house number and street, by the form of the country the place is in. */
export function streetCell({ table, origins, random }: RowPlace): TextCell {
  const forms = origins.map((locale) => localePattern(locale, 'streetAddressPattern'));
  return {
    type: 'text',
    maxBytes: Math.max(...forms.map(({ maxBytes }) => maxBytes)),
    plain: forms.every(({ plain }) => plain),
    write: (row, out) => {
      const cell = random.cell(row);
      const form = forms.length === 1 ? forms[0]! : forms[table.places[table.at(cell)]!.origin]!;
      form.write(cell, PlaceTable.STREET_DRAW, out);
    },
  };
}

export const streetAddress = defineField({
  type: 'streetAddress',
  family: 'location',
  description:
    "A street with a house number, in the order of the country. It is that of the row's address, unless it is `unique`.",
  example: {},
  options: placeOption,
  columnType: 'text',
  uniqueness: (_, { locale }) => ({ available: localePattern(locale, 'streetAddressPattern').size }),
  compile: ({ place }, context) => {
    if (!context.unique) return streetCell(rowPlace(place, context));
    const form = localePattern(context.locale, 'streetAddressPattern');
    const index = context.pick(form.size);
    const { maxBytes, plain } = form;
    return { type: 'text', maxBytes, plain, write: (row, out) => form.writeNumber(index.at(row), out) };
  },
});

function degrees(type: 'latitude' | 'longitude', description: string): FieldDefinition<typeof placeOption> {
  return defineField({
    type,
    family: 'location',
    description,
    example: {},
    options: placeOption,
    columnType: 'float8',
    compile: ({ place }, context) => {
      const { table, random } = rowPlace(place, context);
      const value =
        type === 'latitude'
          ? (row: number): number => table.latitude(random.cell(row)) / DEGREE
          : (row: number): number => table.longitude(random.cell(row)) / DEGREE;
      return { type: 'float8', value };
    },
  });
}

export const latitude = degrees(
  'latitude',
  "Degrees north of the equator of the row's address, with six decimals; near the middle of its city.",
);
export const longitude = degrees(
  'longitude',
  "Degrees east of Greenwich of the row's address, with six decimals; near the middle of its city.",
);
