import Ajv2020 from 'ajv/dist/2020';
import { Locale } from '../dictionaries';
import { InvalidSchema } from '../engine.errors';
import { distinctValues, planOf, valuesOf } from '../testing/column-values';
import { fieldDefinitions } from '.';
import { fieldTypes } from './catalogue';

const UNIQUE_ROWS = 100_000;
/** One for all: compiling the schema of schemas takes longer than all of ours. */
const ajv = new Ajv2020({ strict: true, formats: { date: true, 'date-time': true } });

it('has at least 25 field types, each with a name of its own', () => {
  expect(fieldDefinitions.size).toBeGreaterThanOrEqual(25);
  expect(fieldTypes().map(({ name }) => name)).toEqual([...fieldDefinitions.keys()]);
});

describe.each(fieldTypes().map((info) => [info.name, info] as const))('%s', (name, info) => {
  const { example, companions, schema } = info;
  const compile = (change: Record<string, unknown> = {}, rows = 0) =>
    planOf([{ ...example, ...change }, ...companions], { count: rows });

  it('is described', () => {
    expect(info.description).toMatch(/^[A-Z].{10,}\.$/s);
    expect(info.columnTypes.length).toBeGreaterThan(0);
    const { properties } = schema as { properties: Record<string, { description?: string }> };
    for (const [option, rule] of Object.entries(properties)) {
      if (option !== 'type') expect(rule.description).toMatch(/\.$/);
    }
  });

  it('has an example that compiles, to a column of a type it names', () => {
    const [column] = compile().columns;
    expect(column).toMatchObject({ name: example.name, nullable: false });
    expect(info.columnTypes).toContain(column!.type);
  });

  it('has a JSON Schema that accepts what the engine accepts and refuses what it refuses', () => {
    const validate = ajv.compile(schema);
    expect(validate(example)).toBe(true);
    for (const field of compile().fields.slice(0, 1)) expect(validate(field)).toBe(true);
    expect(validate({ ...example, noSuchOption: 1 })).toBe(false);
    expect(() => compile({ noSuchOption: 1 })).toThrow(InvalidSchema);
    expect(validate({ ...example, nullRate: 2 })).toBe(false);
    expect(() => compile({ nullRate: 2 })).toThrow(InvalidSchema);
  });

  it('keeps its promises about bytes', () => {
    const [column] = compile().columns;
    const values = valuesOf(column!, 0, 2000) as string[]; // fails when a value is longer than it may be
    expect(values.filter((value) => String(value).includes('\0'))).toEqual([]);
    if (column!.type !== 'text' || !column!.plain) return;
    expect(values.filter((value) => value === '' || /[\0-\x1f"\\,;|]|^[=+\-@]/.test(value))).toEqual([]);
  });

  it('takes null rates', () => {
    const [column] = compile({ nullRate: 0.25 }).columns;
    const nulls = valuesOf(column!, 0, 4000).filter((value) => value === null).length;
    expect(nulls).toBeGreaterThan(850);
    expect(nulls).toBeLessThan(1150);
  });

  if (info.unique) {
    it('is really unique when asked, in every row it has values for', () => {
      const { distribution: _, ...rest } = example;
      const unique = { ...rest, unique: true };
      const definition = fieldDefinitions.get(name)!;
      const uniqueness = definition.uniqueness?.(
        planOf([{ ...unique, unique: false }, ...companions]).fields[0]!,
        { locale: Locale.of('en'), sample: () => undefined },
      );
      const usable = uniqueness && 'available' in uniqueness ? unique : { ...unique, weights: undefined };
      const available = uniqueness && 'available' in uniqueness ? uniqueness.available : 3;
      const rows = Math.min(UNIQUE_ROWS, available);
      const [column] = planOf([usable, ...companions], { count: rows }).columns;
      expect(distinctValues(column!, rows)).toBe(rows);
      if (available < Number.MAX_SAFE_INTEGER) {
        expect(() => planOf([usable, ...companions], { firstRow: available, count: 1 })).toThrow(
          InvalidSchema,
        );
      }
    });
  } else {
    it('refuses to be unique', () => {
      expect(() => compile({ unique: true })).toThrow(InvalidSchema);
    });
  }
});
