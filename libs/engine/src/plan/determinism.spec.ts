import fc from 'fast-check';
import { fieldTypes } from '../fields/catalogue';
import { planOf, valuesOf } from '../testing/column-values';

const EXAMPLES = fieldTypes()
  .filter(({ companions }) => companions.length === 0)
  .map(({ example }) => example);

const valuesByName = (fields: unknown, seed: number, firstRow = 0, rows = 20) =>
  new Map(planOf(fields, { seed }).columns.map((column) => [column.name, valuesOf(column, firstRow, rows)]));

const someFields = fc.uniqueArray(fc.constantFrom(...EXAMPLES), { minLength: 1, maxLength: 8 });
const someSeed = fc.maxSafeNat();

describe('a value is a function of seed, record type, field name and row alone', () => {
  it('so other fields and their order do not matter', () => {
    fc.assert(
      fc.property(someFields, someFields, someSeed, (fields, others, seed) => {
        const alone = valuesByName(fields, seed);
        const names = new Set(fields.map(({ name }) => name));
        const mixed = [...others.filter(({ name }) => !names.has(name)), ...[...fields].reverse()];
        const together = valuesByName(mixed, seed);
        for (const [name, values] of alone) expect(together.get(name)).toEqual(values);
      }),
    );
  });

  it('so it does not matter where one starts, or in what order rows are asked for', () => {
    fc.assert(
      fc.property(someFields, someSeed, fc.nat(1000), (fields, seed, start) => {
        const columns = planOf(fields, { seed }).columns;
        for (const column of columns) {
          const whole = valuesOf(column, start, 20);
          expect([...valuesOf(column, start + 10, 10), ...valuesOf(column, start, 10)]).toEqual([
            ...whole.slice(10),
            ...whole.slice(0, 10),
          ]);
        }
      }),
    );
  });

  it('so each of them matters', () => {
    const fields = [{ name: 'a', type: 'uuid' }];
    const base = valuesByName(fields, 1).get('a');
    expect(valuesByName(fields, 2).get('a')).not.toEqual(base);
    expect(valuesByName(fields, 1 + 2 ** 32).get('a')).not.toEqual(base);
    expect(valuesByName([{ name: 'b', type: 'uuid' }], 1).get('b')).not.toEqual(base);
    const other = planOf(fields, { seed: 1, recordType: 'teams' }).columns[0]!;
    expect(valuesOf(other, 0, 20)).not.toEqual(base);
  });

  it('so nulls change no value', () => {
    const holes = valuesByName([{ name: 'a', type: 'city', nullRate: 0.5 }], 1, 0, 1000).get('a')!;
    const without = valuesByName([{ name: 'a', type: 'city' }], 1, 0, 1000).get('a')!;
    expect(holes.map((value, row) => value ?? without[row])).toEqual(without);
    const nulls = holes.filter((value) => value === null).length;
    expect(nulls).toBeGreaterThan(430);
    expect(nulls).toBeLessThan(570);
  });

  it('also in rows beyond 2^32', () => {
    for (const example of EXAMPLES) {
      const column = planOf([{ ...example, unique: false }]).columns[0]!;
      expect(valuesOf(column, 2 ** 45, 3)).toEqual(valuesOf(column, 2 ** 45, 3));
    }
  });
});
