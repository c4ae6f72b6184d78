import fc from 'fast-check';
import { InvalidSchema } from '../engine.errors';
import { canonicalSchema } from '../plan/canonical-schema';
import type { Column } from '../plan/column';
import { planOf, valuesOf } from '../testing/column-values';
import { counterexamples } from '../testing/counterexamples';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

const columnOf = (columns: readonly Column[], name: string) =>
  columns.find((column) => column.name === name)!;
function momentsOf(series: unknown, count: number, seed = 42): number[] {
  const [at] = planOf([{ name: 'at', type: 'seriesTime' }], { series, seed }).columns;
  if (at!.type !== 'timestamptz') throw new Error('not a time');
  const { milliseconds } = at!;
  return Array.from({ length: count }, (_, row) => milliseconds(row));
}
function numbersOf(column: Column, count: number): number[] {
  if (column.type !== 'float8' && column.type !== 'int8') throw new Error('not a number');
  const { value } = column;
  return Array.from({ length: count }, (_, row) => value(row));
}
function problemsOf(fields: unknown, series: unknown, count = 0): string[] {
  try {
    planOf(fields, { series, count });
  } catch (error) {
    if (error instanceof InvalidSchema)
      return error.issues?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [];
    throw error;
  }
  return [];
}
const AT = [{ name: 'at', type: 'seriesTime' }];

describe('the times of a series', () => {
  it('are regular to the millisecond, and begin at start', () => {
    const series = { start: '2026-01-01T00:00:00Z', stepSeconds: 0.25 };
    expect(momentsOf(series, 1000)).toEqual(Array.from({ length: 1000 }, (_, i) => START + i * 250));
  });

  it('are a minute apart in one entity when nothing is said', () => {
    expect(momentsOf(undefined, 3)).toEqual([START, START + 60_000, START + 120_000]);
  });

  it('take turns between entities, or follow each other within one', () => {
    const fields = [
      ...AT,
      { name: 'tick', type: 'seriesTick' },
      { name: 'key', type: 'sequence', perEntity: true },
    ];
    const rows = (series: unknown) => {
      const { columns } = planOf(fields, { series });
      return Array.from({ length: 6 }, (_, row) =>
        ['key', 'tick'].map((name) => Number(valuesOf(columnOf(columns, name), row, 1)[0])),
      );
    };
    expect(rows({ entities: 3 })).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(rows({ ticksPerEntity: 2 })).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
      [3, 0],
      [3, 1],
    ]);
    expect(momentsOf({ entities: 3, stepSeconds: 1 }, 6).map((ms) => ms - START)).toEqual([
      0, 0, 0, 1000, 1000, 1000,
    ]);
    expect(momentsOf({ ticksPerEntity: 2, stepSeconds: 1 }, 4).map((ms) => ms - START)).toEqual([
      0, 1000, 0, 1000,
    ]);
  });

  it('are late by no more than the jitter, and never out of order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), fc.nat(), fc.maxSafeNat(), (step, part, seed) => {
        const jitter = part % step;
        const moments = momentsOf({ stepSeconds: step / 1000, jitterSeconds: jitter / 1000 }, 200, seed);
        const isInTime = (moment: number, i: number) =>
          moment >= START + i * step &&
          moment <= START + i * step + jitter &&
          (i === 0 || moment > moments[i - 1]!);
        expect(counterexamples(moments, isInTime)).toEqual([]);
      }),
    );
    const late = momentsOf({ stepSeconds: 60, jitterSeconds: 59.999 }, 20_000).map(
      (ms, i) => ms - START - i * 60_000,
    );
    expect(late.reduce((sum, ms) => sum + ms, 0) / late.length / 30_000).toBeCloseTo(1, 1);
  });

  it('end with the year 9999', () => {
    expect(problemsOf(AT, { stepSeconds: 1e10 }, 30)).toEqual(['/series/stepSeconds out_of_range']);
    expect(problemsOf(AT, { stepSeconds: 1e10, entities: 2 }, 30)).toEqual([]);
    expect(valuesOf(planOf(AT).columns[0]!, 2 ** 53 - 1, 1)).toEqual(['9999-12-31T23:59:59.999Z']);
  });
});

describe('values of a series', () => {
  it('are base, trend and seasons, exactly, without noise', () => {
    const field = {
      name: 'value',
      type: 'seriesValue',
      base: 20,
      trendPerDay: 2,
      seasons: [
        { periodSeconds: 86_400, amplitude: 5, phase: 0.25 },
        { periodSeconds: 604_800, amplitude: -3 },
      ],
    };
    const [column] = planOf([field], { series: { stepSeconds: 900 } }).columns;
    const isExact = (value: number, i: number) => {
      const t = START + i * 900_000;
      const expected =
        20 +
        (i * 2) / 96 +
        5 * Math.sin(2 * Math.PI * (t / DAY + 0.25)) -
        3 * Math.sin((2 * Math.PI * t) / (7 * DAY));
      return Math.abs(value - expected) < 5e-7;
    };
    expect(counterexamples(numbersOf(column!, 3000), isExact)).toEqual([]);
  });

  it('give trend, season and noise back when they are taken apart again', () => {
    const days = 200;
    const perDay = 96;
    const field = {
      name: 'value',
      type: 'seriesValue',
      base: 50,
      trendPerDay: 0.3,
      seasons: [{ periodSeconds: 86_400, amplitude: 4 }],
      noise: { kind: 'normal', mean: 0, stddev: 1.5 },
    };
    const [column] = planOf([field], { series: { stepSeconds: 900 } }).columns;
    const values = numbersOf(column!, days * perDay);
    // The season adds nothing over whole days: a line through the daily means is the trend.
    const means = Array.from({ length: days }, (_, day) => {
      const ofDay = values.slice(day * perDay, (day + 1) * perDay);
      return ofDay.reduce((sum, value) => sum + value, 0) / perDay;
    });
    const middle = (days - 1) / 2;
    const slope =
      means.reduce((sum, value, day) => sum + (day - middle) * value, 0) /
      means.reduce((sum, _, day) => sum + (day - middle) ** 2, 0);
    expect(slope).toBeCloseTo(0.3, 2);
    const rest = values.map((value, i) => value - 50 - (i / perDay) * 0.3);
    const season = Array.from({ length: perDay }, (_, i) => {
      let sum = 0;
      for (let day = 0; day < days; day++) sum += rest[day * perDay + i]!;
      return sum / days;
    });
    season.forEach((value, i) =>
      expect(Math.abs(value - 4 * Math.sin((2 * Math.PI * i) / perDay))).toBeLessThan(0.5),
    );
    const noise = rest.map((value, i) => value - 4 * Math.sin((2 * Math.PI * i) / perDay));
    const stddev = Math.sqrt(noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length);
    expect(stddev / 1.5).toBeCloseTo(1, 1);
    let neighbours = 0;
    for (let i = 1; i < noise.length; i++) neighbours += noise[i]! * noise[i - 1]!;
    expect(Math.abs(neighbours / noise.length / stddev ** 2)).toBeLessThan(0.03);
  });

  it('have a level for each entity', () => {
    const fields = [{ name: 'value', type: 'seriesValue', base: 100, entityStddev: 10 }];
    const entities = 5000;
    const [column] = planOf(fields, { series: { entities } }).columns;
    const levels = numbersOf(column!, 2 * entities);
    expect(levels.slice(entities)).toEqual(levels.slice(0, entities));
    const first = levels.slice(0, entities);
    const mean = first.reduce((sum, value) => sum + value, 0) / entities;
    const variance = first.reduce((sum, value) => sum + (value - mean) ** 2, 0) / entities;
    expect(Math.abs(mean - 100)).toBeLessThan(0.6);
    expect(Math.abs(Math.sqrt(variance) - 10)).toBeLessThan(0.5);
  });

  it.each([
    [0.1, 1],
    [0.05, 12],
    [0.9, 3],
  ])('are missing at rate %d in outages of %d ticks', (gapRate, gapTicks) => {
    const entities = 20;
    const ticks = 10_000;
    const field = { name: 'value', type: 'seriesValue', gapRate, gapTicks };
    const [column] = planOf([field], { series: { entities } }).columns;
    expect(column!.nullable).toBe(true);
    let missing = 0;
    const broken: string[] = [];
    for (let entity = 0; entity < entities; entity++) {
      let run = 0;
      for (let tick = 0; tick < ticks; tick++) {
        if (column!.isNull(tick * entities + entity)) {
          missing++;
          run++;
          continue;
        }
        // Only an outage that was under way at the start may be a part of one.
        if (run > 0 && run < tick && run % gapTicks !== 0)
          broken.push(`entity ${entity}: ${run} ticks before ${tick}`);
        run = 0;
      }
    }
    expect(broken).toEqual([]);
    const rate = missing / (entities * ticks);
    const error = Math.sqrt((gapRate * (1 - gapRate) * gapTicks) / (entities * ticks));
    expect(Math.abs(rate - gapRate)).toBeLessThan(4 * error);
  });

  it('stay between min and max, whatever their options', () => {
    const big = fc.double({ min: -1e15, max: 1e15, noNaN: true });
    const size = fc.double({ min: 1e-9, max: 1e15, noNaN: true });
    const noise = fc.oneof(
      fc.constant(undefined),
      fc.record({ kind: fc.constant('normal'), mean: big, stddev: size }),
      fc.record({ kind: fc.constant('pareto'), minimum: size, shape: fc.constant(0.01) }),
      fc.record({ kind: fc.constant('logNormal'), median: size, sigma: fc.constant(100) }),
      fc.record({ kind: fc.constant('poisson'), mean: fc.double({ min: 1e-9, max: 1e5, noNaN: true }) }),
    );
    const season = fc.record({
      periodSeconds: fc.double({ min: 0.001, max: 1e12, noNaN: true }),
      amplitude: big,
      phase: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const options = fc.record({
      base: big,
      entityStddev: size,
      trendPerDay: big,
      noise,
      seasons: fc.array(season, { minLength: 1, maxLength: 3 }),
      decimals: fc.constantFrom(undefined, 0, 2, 9),
      bounds: fc.constantFrom({}, { min: -5, max: 10 }, { min: 0 }),
    });
    fc.assert(
      fc.property(options, fc.nat(2 ** 31 - 1), ({ bounds, ...rest }, row) => {
        const [column] = planOf([{ name: 'value', type: 'seriesValue', ...rest, ...bounds }]).columns;
        if (column!.type !== 'float8') throw new Error('not a number');
        const value = column!.value(row * 1000);
        const { min = -(2 ** 54), max = 2 ** 54 } = bounds as { min?: number; max?: number };
        if (!(value >= min && value <= max)) throw new Error(`${value} is outside`);
      }),
      { numRuns: 1000 },
    );
  });

  it('can be correlated: their noise is', () => {
    const value = (name: string) => ({
      name,
      type: 'seriesValue',
      noise: { kind: 'normal', mean: 0, stddev: 1 },
    });
    const correlation = {
      fields: ['a', 'b'],
      matrix: [
        [1, 0.9],
        [0.9, 1],
      ],
    };
    const [a, b] = planOf([value('a'), value('b')], { correlation }).columns.map((column) =>
      numbersOf(column, 20_000),
    );
    expect(a!.reduce((sum, x, i) => sum + x * b![i]!, 0) / a!.length).toBeCloseTo(0.9, 1);
  });
});

describe('fields of entities', () => {
  const fields = [
    { name: 'id', type: 'uuid', perEntity: true },
    { name: 'owner', type: 'email', from: ['first', 'last'], perEntity: true },
    { name: 'first', type: 'firstName', perEntity: true },
    { name: 'last', type: 'lastName', perEntity: true },
    { name: 'note', type: 'template', template: '{{first}} {{word}}' },
    { name: 'word', type: 'word' },
    { name: 'since', type: 'date', perEntity: true, nullRate: 0.5 },
    { name: 'site', type: 'integer', max: 9, perEntity: true, unique: true },
  ];

  it('are the same in all rows of an entity, nulls too, and agree with each other', () => {
    const { columns } = planOf(fields, { series: { entities: 10 }, count: 1000 });
    const values = (name: string) => valuesOf(columnOf(columns, name), 0, 30);
    for (const name of ['id', 'owner', 'first', 'last', 'since', 'site']) {
      expect(values(name).slice(10)).toEqual([...values(name), ...values(name)].slice(0, 20));
      expect(new Set(values(name)).size).toBeGreaterThan(2);
    }
    expect(new Set(values('site')).size).toBe(10);
    values('owner').forEach((owner, row) => {
      const first = values('first')[row]!;
      expect(owner).toContain(first.toLowerCase().replace(/[^a-z]/g, ''));
      expect(values('note')[row]).toBe(`${first} ${values('word')[row]}`);
    });
  });

  it('work for every type of column', () => {
    const all = [
      'uuid',
      'city',
      'integer',
      'number',
      'decimal',
      'boolean',
      'timestamp',
      'date',
      'coordinates',
      'bloodPressure',
    ];
    for (const type of all) {
      const [column] = planOf([{ name: 'a', type, perEntity: true }], {
        series: { ticksPerEntity: 4 },
      }).columns;
      const [plain] = planOf([{ name: 'a', type }]).columns;
      expect(valuesOf(column!, 4, 4)).toEqual(Array(4).fill(valuesOf(plain!, 1, 1)[0]));
    }
  });

  it('need a series, fields of entities to be made of, and as many unique values as there are entities', () => {
    expect(problemsOf([{ name: 'a', type: 'uuid', perEntity: true }], undefined)).toEqual([
      '/fields/0/perEntity missing_series',
    ]);
    const mixed = [
      { name: 'a', type: 'template', template: '{{b}}', perEntity: true },
      { name: 'b', type: 'city' },
    ];
    expect(problemsOf(mixed, {})).toEqual(['/fields/0/template wrong_field_type']);
    expect(problemsOf(fields, { entities: 11 }, 1000)).toEqual(['/fields/7/unique not_enough_unique_values']);
    expect(problemsOf(fields, { ticksPerEntity: 100 }, 1000)).toEqual([]);
    expect(problemsOf(fields, { ticksPerEntity: 100 }, 1001)).toEqual([
      '/fields/7/unique not_enough_unique_values',
    ]);
  });
});

describe('a series', () => {
  it('is part of the canonical schema, which compiles to itself', () => {
    const plan = planOf(AT, { series: { stepSeconds: 5 } });
    const { series } = JSON.parse(JSON.stringify(plan)) as { series: unknown };
    expect(series).toEqual({ entities: 1, start: '2026-01-01T00:00:00Z', stepSeconds: 5, jitterSeconds: 0 });
    expect(canonicalSchema(planOf(AT, { series }))).toBe(canonicalSchema(plan));
    expect(canonicalSchema(planOf(AT, { series: { stepSeconds: 6 } }))).not.toBe(canonicalSchema(plan));
    expect(canonicalSchema(planOf(AT))).not.toContain('series"');
  });

  it.each<[unknown, string[]]>([
    [[], ['/series wrong_type']],
    [{ step: 5 }, ['/series/step unknown_option']],
    [{ entities: 0 }, ['/series/entities out_of_range']],
    [{ entities: 2, ticksPerEntity: 2 }, ['/series/ticksPerEntity conflicting_options']],
    [{ stepSeconds: 0.0015 }, ['/series/stepSeconds out_of_range']],
    [{ stepSeconds: 5, jitterSeconds: 5 }, ['/series/jitterSeconds out_of_range']],
    [{ start: 'now' }, ['/series/start invalid_timestamp']],
  ])('%j is refused', (series, expected) => {
    expect(problemsOf(AT, series)).toEqual(expected);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ seasons: [{ amplitude: 1 }] }, ['/fields/0/seasons/0/periodSeconds missing_option']],
    [{ seasons: [7] }, ['/fields/0/seasons/0 wrong_type']],
    [{ noise: { kind: 'uniform' } }, ['/fields/0/noise/kind unknown_value']],
    [{ noise: { kind: 'histogram', edges: [1, 0], weights: [1] } }, ['/fields/0/noise/edges/1 out_of_range']],
    [{ min: 2, max: 1 }, ['/fields/0/min empty_range']],
    [{ gapRate: 2 }, ['/fields/0/gapRate out_of_range']],
  ])('a value with %j is refused', (options, expected) => {
    expect(problemsOf([{ name: 'value', type: 'seriesValue', ...options }], {})).toEqual(expected);
  });

  it('gives the same rows from any start and in any order', () => {
    const fields = [
      ...AT,
      {
        name: 'value',
        type: 'seriesValue',
        entityStddev: 1,
        noise: { kind: 'normal', mean: 0, stddev: 1 },
        gapRate: 0.2,
        gapTicks: 4,
      },
    ];
    const series = { entities: 7, jitterSeconds: 30 };
    for (const column of planOf(fields, { series }).columns) {
      const whole = valuesOf(column, 1000, 100);
      const again = Array.from({ length: 100 }, (_, i) => valuesOf(column, 1099 - i, 1)[0]).reverse();
      expect(again).toEqual(whole);
    }
  });
});
