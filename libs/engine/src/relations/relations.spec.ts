import fc from 'fast-check';
import { InvalidSchema } from '../engine.errors';
import { FieldRandom } from '../random/field-random';
import { deriveKey } from '../random/random-key';
import { planOf, TEAMS, valuesOf } from '../testing/column-values';
import { FanOut } from './fan-out';
import { cycleText, orderRecords } from './record-order';
import { rowOfParent, subtractRows, type ReferenceTarget, type RowRange } from './reference-target';

const random = new FieldRandom(deriveKey(1, 'orders', 'userId', 'value'));
const teams = (parents: number, change: Partial<ReferenceTarget> = {}): ReferenceTarget => ({
  ...TEAMS,
  rows: [[0, parents]],
  spans: [{ fromRow: 0, parents }],
  ...change,
});
const keysOf = (rows: readonly RowRange[]): string[] => {
  const [id] = planOf(TEAMS.fields, { recordType: 'teams', seed: TEAMS.seed }).columns;
  return rows.flatMap(([first, end]) => valuesOf(id!, first, end - first) as string[]);
};
const referencesOf = (
  options: object,
  target: ReferenceTarget,
  rows: number,
  firstRow = 0,
): (string | null)[] => {
  const field = { name: 'teamId', type: 'reference', to: 'teams.id', ...options };
  return valuesOf(planOf([field], { references: { teamId: target } }).columns[0]!, firstRow, rows);
};
const countsOf = (values: readonly unknown[], keys: readonly string[]): number[] => {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return keys.map((key) => counts.get(key) ?? 0);
};
/** Chi-square statistic, standardised: about normal for many degrees of freedom. */
const excess = (counts: readonly number[], expected: readonly number[]): number => {
  const statistic = counts.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
  const freedom = counts.length - 1;
  return (statistic - freedom) / Math.sqrt(2 * freedom);
};

describe('a reference', () => {
  it('is the key of a row that there is, whatever rows there are', () => {
    const someRows = fc
      .array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 6 })
      .map((parts) => {
        let at = 0;
        return parts.map(([gap, size]): RowRange => [(at += gap), (at += size)]);
      });
    fc.assert(
      fc.property(someRows, fc.constantFrom('uniform', 'zipf'), fc.nat(10_000), (rows, kind, firstRow) => {
        const parents = rows.reduce((sum, [first, end]) => sum + end - first, 0);
        const target = teams(parents, { rows });
        const keys = new Set<string | null>(keysOf(rows));
        const values = referencesOf({ distribution: { kind } }, target, 200, firstRow);
        expect(values.filter((value) => !keys.has(value))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('chooses all parents equally often', () => {
    const values = referencesOf({}, teams(200), 100_000);
    expect(excess(countsOf(values, keysOf([[0, 200]])), Array(200).fill(500))).toBeLessThan(3.5);
  });

  it.each([0.5, 1, 1.7])('chooses parents by the law of Zipf, exponent %s', (exponent) => {
    const parents = 3_000; // more than are tabled
    const rows = 100_000;
    const values = referencesOf({ distribution: { kind: 'zipf', exponent } }, teams(parents), rows);
    const counts = countsOf(values, keysOf([[0, parents]])).sort((a, b) => b - a);
    const weights = Array.from({ length: parents }, (_, i) => (i + 1) ** -exponent);
    const total = weights.reduce((sum, weight) => sum + weight);
    const share = (from: number, to: number, of: readonly number[]): number =>
      of.slice(from, to).reduce((sum, n) => sum + n, 0);
    // Sorted counts are not the ranks themselves where these are close, so ranks are compared in groups.
    for (const [from, to] of [
      [0, 3],
      [0, 100],
      [100, 3_000],
    ] as const) {
      const expected = (share(from, to, weights) / total) * rows;
      expect(Math.abs(share(from, to, counts) - expected)).toBeLessThan(0.02 * rows);
    }
  });

  it('knows added parents in added rows only', () => {
    const grown = teams(100, {
      spans: [
        { fromRow: 0, parents: 10 },
        { fromRow: 500, parents: 100 },
      ],
    });
    const before = referencesOf({}, teams(10), 500);
    expect(referencesOf({}, grown, 500)).toEqual(before);
    expect(new Set(referencesOf({}, grown, 5_000, 500)).size).toBe(100);
  });

  it('is one to one when unique', () => {
    const values = referencesOf({ unique: true }, teams(5_000), 5_000);
    expect(new Set(values)).toEqual(new Set(keysOf([[0, 5_000]])));
    const field = { name: 'teamId', type: 'reference', to: 'teams.id', unique: true };
    expect(() => planOf([field], { references: { teamId: teams(10) }, count: 11 })).toThrow(InvalidSchema);
  });

  it('to a unique reference gives the key at the end of the chain', () => {
    const accounts: ReferenceTarget = {
      recordType: 'accounts',
      key: 'teamId',
      fields: [{ name: 'teamId', type: 'reference', unique: true, to: 'teams.id' }],
      locale: 'en',
      seed: 3,
      references: { teamId: teams(50) },
      rows: [[0, 50]],
      spans: [{ fromRow: 0, parents: 50 }],
    };
    const field = { name: 'a', type: 'reference', to: 'accounts.teamId' };
    const values = valuesOf(planOf([field], { references: { a: accounts } }).columns[0]!, 0, 1_000);
    expect(new Set(values)).toEqual(new Set(keysOf([[0, 50]])));
  });
});

describe('a fan-out', () => {
  const someFanOut = fc.record({
    min: fc.nat(5),
    more: fc.nat(6),
    parents: fc.integer({ min: 1, max: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('gives every parent as many as asked, and exactly the total', () => {
    fc.assert(
      fc.property(someFanOut, fc.boolean(), ({ min, more, parents, share }, isFitted) => {
        const max = Math.max(1, min + more);
        const total = isFitted ? Math.round(parents * (min + share * (max - min))) : undefined;
        const fanOut = new FanOut({ min, max }, parents, random, total);
        if (total !== undefined) expect(fanOut.total).toBe(total);
        const counts = Array<number>(parents).fill(0);
        let last = 0;
        for (let child = 0; child < fanOut.total; child++) {
          const parent = fanOut.parentOf(child);
          expect(parent).toBeGreaterThanOrEqual(last);
          counts[(last = parent)]!++;
        }
        for (const count of counts) expect(count >= min && count <= max).toBe(true);
        expect(() => fanOut.parentOf(fanOut.total)).toThrow(/only/);
      }),
    );
  });

  it('leaves the children of the parents before as they were when parents are added', () => {
    const few = new FanOut({ min: 0, max: 7 }, 101, random);
    const many = new FanOut({ min: 0, max: 7 }, 500, random);
    for (let child = 0; child < few.total; child++) expect(many.parentOf(child)).toBe(few.parentOf(child));
    expect(many.parentOf(few.total)).toBeGreaterThanOrEqual(100);
  });

  it('makes all numbers from min to max equally likely', () => {
    const parents = 40_000;
    const fanOut = new FanOut({ min: 2, max: 9 }, parents, random);
    const children = Array<number>(parents).fill(0);
    for (let child = 0; child < fanOut.total; child++) children[fanOut.parentOf(child)]!++;
    const counts = Array.from({ length: 8 }, (_, i) => children.filter((n) => n === i + 2).length);
    expect(excess(counts, Array(8).fill(parents / 8))).toBeLessThan(3.5);
  });

  it('refuses a count that it cannot make, with the number', () => {
    const field = { name: 'teamId', type: 'reference', to: 'teams.id', perParent: 3 };
    const plan = (count: number) => planOf([field], { references: { teamId: teams(10) }, count });
    expect(plan(30).total).toBe(30);
    expect(() => plan(29)).toThrow(/count must be 30, not 29/);
  });
});

describe('a reference to the own record type', () => {
  it.each([
    [{}],
    [{ roots: 7 }],
    [{ nullRate: 0.2 }],
    [{ distribution: { kind: 'zipf' } }],
    [{ perParent: 3 }],
    [{ perParent: { min: 1, max: 4 }, roots: 2 }],
    [{ unique: true, roots: 3 }],
  ])('refers to earlier rows only: %j', (options) => {
    const fields = [
      { name: 'id', type: 'rowNumber' },
      { name: 'parentId', type: 'reference', to: 'users.id', ...options },
    ];
    const parents = valuesOf(planOf(fields).columns[1]!, 0, 2_000);
    const roots = 'roots' in options ? options.roots : 1;
    expect(parents.slice(0, roots)).toEqual(Array(roots).fill(null));
    parents.forEach((parent, row) => {
      if (parent !== null) expect(Number(parent) - 1).toBeLessThan(row);
      else if (!('nullRate' in options)) expect(row).toBeLessThan(roots);
    });
    if ('unique' in options) expect(new Set(parents.slice(roots)).size).toBe(2_000 - roots);
  });
});

describe('uniqueTogether', () => {
  const fields = [
    { name: 'teamId', type: 'reference', to: 'teams.id' },
    { name: 'role', type: 'enum', values: ['a', 'b', 'c'] },
    { name: 'level', type: 'integer', min: 1, max: 4 },
  ];
  const plan = (count: number, order = fields) =>
    planOf(order, {
      references: { teamId: teams(50) },
      uniqueTogether: [['teamId', 'role', 'level']],
      count,
    });
  const tuples = (order = fields): string[] => {
    const columns = plan(600, order).columns;
    const values = new Map(columns.map((column) => [column.name, valuesOf(column, 0, 600)]));
    return Array.from({ length: 600 }, (_, i) => fields.map(({ name }) => values.get(name)![i]).join(' '));
  };

  it('gives each combination once', () => {
    expect(new Set(tuples()).size).toBe(600);
  });

  it('does not depend on the order of the fields', () => {
    expect(tuples([...fields].reverse())).toEqual(tuples());
  });

  it('says how many combinations there are when rows need more', () => {
    expect(() => plan(601)).toThrow(/600 combinations, but 601 rows/);
  });

  it.each([
    ['a field without a number of values', { name: 'x', type: 'uuid' }],
    ['weights', { name: 'x', type: 'enum', values: ['a', 'b'], weights: [1, 2] }],
    ['a unique field', { name: 'x', type: 'integer', unique: true }],
    ['nothing', { name: 'y', type: 'boolean' }],
  ])('refuses a group with %s', (_, field) => {
    expect(() => planOf([...fields, field], { uniqueTogether: [['role', 'x']] })).toThrow(InvalidSchema);
  });
});

describe('the order of work', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const someReferences = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
    maxLength: 8,
  });

  it('puts parents first, or names a circle', () => {
    fc.assert(
      fc.property(someReferences, fc.shuffledSubarray(names, { minLength: 5 }), (pairs, given) => {
        const references = pairs.map(([from, to]) => ({ from, field: `to${to}`, to, key: 'id' }));
        const found = orderRecords(given, references);
        expect(found).toEqual(orderRecords(names, references));
        if ('order' in found) {
          for (const { from, to } of references)
            if (from !== to) expect(found.order.indexOf(to)).toBeLessThan(found.order.indexOf(from));
        } else {
          found.cycle.forEach(({ to }, i) =>
            expect(found.cycle[(i + 1) % found.cycle.length]!.from).toBe(to),
          );
          expect(cycleText(found.cycle)).toMatch(/^(\w+\.\w+) -> .*\1$/);
        }
      }),
    );
  });
});

describe('rows', () => {
  it('are subtracted and numbered', () => {
    expect(
      subtractRows(
        [[0, 100]],
        [
          [10, 20],
          [50, 60],
        ],
      ),
    ).toEqual([
      [0, 10],
      [20, 50],
      [60, 100],
    ]);
    const rowOf = rowOfParent([
      [5, 7],
      [10, 12],
      [0, 1],
    ]);
    expect([0, 1, 2, 3, 4].map(rowOf)).toEqual([5, 6, 10, 11, 0]);
  });
});
