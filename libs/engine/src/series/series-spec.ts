import { option, optionsSchema, type JsonSchema, type OptionValues } from '../options/option';

/** How the rows of a record type are series; the same for all of its fields. */
export const SERIES_OPTIONS = {
  entities: option.integer({
    description:
      'How many entities, such as sensors, take turns: row 0 is the first tick of the first, row 1 that of the second. 1 when neither this nor ticksPerEntity is given.',
    min: 1,
    max: 1e12,
  }),
  ticksPerEntity: option.integer({
    description:
      'In place of entities: the rows of an entity follow each other, and after this many the next entity begins.',
    min: 1,
    max: 1e12,
  }),
  start: option.timestamp({
    description: 'The moment of the first tick of every entity.',
    default: '2026-01-01T00:00:00Z',
  }),
  stepSeconds: option.number({
    description: 'Time from a tick to the next, in seconds; whole milliseconds.',
    default: 60,
    min: 0.001,
    max: 1e10,
  }),
  jitterSeconds: option.number({
    description:
      'Each row is late by a random time up to this, in seconds; whole milliseconds, less than stepSeconds, so that rows of an entity stay in order.',
    default: 0,
    min: 0,
    max: 1e10,
  }),
};

export type SeriesSpec = OptionValues<typeof SERIES_OPTIONS>;

/** JSON Schema (2020-12) of {@link SeriesSpec}. */
export const seriesSchema: JsonSchema = optionsSchema(SERIES_OPTIONS);
