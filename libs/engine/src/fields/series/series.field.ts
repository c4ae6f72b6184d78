import { sineOfTurns } from '../../math/elementary';
import { MAX_SAFE, option } from '../../options/option';
import { below, chance, fraction53 } from '../../random/draw';
import { normalQuantile } from '../../random/normal';
import { openFraction } from '../../random/open-fraction';
import { defineField, type FieldContext } from '../define-field';
import { checkRange, decimalRange } from '../number/decimal-range';
import { checkNoise, noiseOf, noiseOption } from '../number/distribution';

const MS_PER_DAY = 86_400_000;
const MAX_SEASONS = 20;
/** Draws 0 and 1 are the noise of a row. */
const ENTITY_DRAW = 2;
const OFFSET_DRAW = 4;
const GAP_DRAW = 6;

export const seriesTime = defineField({
  type: 'seriesTime',
  family: 'series',
  description:
    'The moment of the row in the `series` of the record type: start, plus stepSeconds for each tick, plus its jitter.',
  example: {},
  options: {},
  columnType: 'timestamptz',
  compile: (_, { timeline }) => ({
    type: 'timestamptz',
    milliseconds: (row) => timeline.milliseconds(row),
  }),
});

export const seriesTick = defineField({
  type: 'seriesTick',
  family: 'series',
  description: 'The number of the row in the series of its entity, counting from 0.',
  example: {},
  options: {},
  columnType: 'int8',
  compile: (_, { timeline }) => ({ type: 'int8', value: (row) => timeline.tick(row) }),
});

const seasonsOption = option.objects(
  {
    periodSeconds: option.required(
      option.number({ description: 'Length of the season; 86400 is a day.', min: 0.001, max: 1e12 }),
    ),
    amplitude: option.required(
      option.number({ description: 'Greatest distance from the middle, up and down.' }),
    ),
    phase: option.number({
      description: 'By how much of a period the season is ahead.',
      default: 0,
      min: 0,
      max: 1,
    }),
  },
  {
    description:
      'Sine waves over time, added up. With phase 0 a season of a day rises through its middle at midnight (UTC).',
    minItems: 1,
    maxItems: MAX_SEASONS,
  },
);

export const seriesValue = defineField({
  type: 'seriesValue',
  family: 'series',
  description:
    'A number measured over time: base + trend + seasons + noise, at the moment of the row in the `series` of the record type.',
  example: {
    base: 20,
    entityStddev: 2,
    trendPerDay: 0.1,
    seasons: [{ periodSeconds: 86_400, amplitude: 5, phase: 0.75 }],
    noise: { kind: 'normal', mean: 0, stddev: 0.5 },
    decimals: 2,
  },
  options: {
    base: option.number({ description: 'The level at the start.', default: 0 }),
    entityStddev: option.number({
      description: 'Standard deviation of the levels of the entities around base (normal).',
      default: 0,
      min: 0,
    }),
    trendPerDay: option.number({ description: 'Growth in 24 hours.', default: 0 }),
    seasons: seasonsOption,
    noise: noiseOption,
    gapRate: option.number({
      description:
        'Share of rows that are null because of an outage; unlike nullRate, outages have a length.',
      default: 0,
      min: 0,
      max: 1,
    }),
    gapTicks: option.integer({
      description:
        'Length of an outage in ticks of the entity; outages that follow each other look like a longer one.',
      default: 1,
      min: 1,
      max: 1e9,
    }),
    min: option.number({ description: 'Smallest value: what is below becomes min.', default: -MAX_SAFE }),
    max: option.number({ description: 'Largest value: what is above becomes max.', default: MAX_SAFE }),
    decimals: option.integer({
      description: 'Digits after the point; as many as a double has when left out.',
      min: 0,
      max: 9,
    }),
  },
  correlatable: true,
  columnType: 'float8',
  check: ({ min, max, decimals, noise }, report) => {
    const bounded = min > -MAX_SAFE && max < MAX_SAFE;
    if (bounded && decimals !== undefined) checkRange({ min, max }, decimals, report);
    else if (min > max) report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
    checkNoise(noise, report);
  },
  compile: (options, context) => {
    const { min, max, decimals } = options;
    const gaps = options.gapRate > 0 ? { isMissing: gapsOf(context, options.gapRate, options.gapTicks) } : {};
    const level = levelOf(context, options);
    const noise = noiseOf(context, options.noise);
    if (decimals === undefined) {
      const value = (row: number): number => Math.min(max, Math.max(min, level(row) + noise(row)));
      return { type: 'float8', value, ...gaps };
    }
    const unit = 10 ** decimals;
    const range = decimalRange({ min, max }, decimals);
    const unscaled = (row: number): number => Math.round((level(row) + noise(row)) * unit);
    const value = (row: number): number =>
      (Math.min(range.max, Math.max(range.min, unscaled(row))) + 0) / unit;
    return { type: 'float8', value, ...gaps };
  },
});

interface Level {
  readonly base: number;
  readonly entityStddev: number;
  readonly trendPerDay: number;
  readonly seasons:
    | readonly { readonly periodSeconds: number; readonly amplitude: number; readonly phase: number }[]
    | undefined;
}

/** What chance has no part in, beside the level of the entity. */
function levelOf(
  { timeline, random }: FieldContext,
  { base, entityStddev, trendPerDay, seasons = [] }: Level,
): (row: number) => number {
  const shiftOf = (row: number): number =>
    entityStddev * normalQuantile(openFraction(fraction53(random.cell(timeline.entity(row)), ENTITY_DRAW)));
  return (row) => {
    const moment = timeline.milliseconds(row);
    let level = base + ((moment - timeline.start) / MS_PER_DAY) * trendPerDay;
    if (entityStddev > 0) level += shiftOf(row);
    for (const { periodSeconds, amplitude, phase } of seasons)
      level += amplitude * sineOfTurns(moment / (periodSeconds * 1000) + phase);
    return level;
  };
}

/** Whether the tick lies in an outage: the ticks of an entity are cut into pieces, of which a share `rate` is missing. */
function gapsOf({ timeline, random }: FieldContext, rate: number, ticks: number): (row: number) => boolean {
  return (row) => {
    const entity = timeline.entity(row);
    // The pieces of one entity do not begin where those of another do.
    const offset = ticks === 1 ? 0 : below(random.cell(entity), OFFSET_DRAW, ticks);
    const piece = Math.floor((timeline.tick(row) + offset) / ticks);
    return chance(random.cell(timeline.row(entity, piece)), GAP_DRAW, rate);
  };
}
