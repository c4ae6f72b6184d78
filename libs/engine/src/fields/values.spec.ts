import { isIPv4, isIPv6 } from 'node:net';
import { planOf, valuesOf, valuesOfField } from '../testing/column-values';
import { counterexamples } from '../testing/counterexamples';

const ROWS = 20_000;

function rowsOf(fields: Record<string, unknown>[], count: number): Record<string, string | null>[] {
  const columns = planOf(fields).columns.map((column) => [column.name, valuesOf(column, 0, count)] as const);
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row] ?? null])),
  );
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

describe('numbers', () => {
  it('are spread evenly over an integer range, both ends included', () => {
    const counts = countsOf(valuesOfField({ type: 'integer', min: -5, max: 4 }, ROWS));
    expect([...counts.keys()].map(Number).sort((a, b) => a - b)).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4]);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - ROWS / 10) ** 2 / (ROWS / 10), 0);
    expect(chi).toBeLessThan(27.9); // 99.9 % of chi-square with 9 degrees of freedom
  });

  it('follow a normal distribution (Kolmogorov-Smirnov)', () => {
    const distribution = { kind: 'normal', mean: 40, stddev: 12 };
    const values = valuesOfField({ type: 'number', min: -1000, max: 1000, distribution }, ROWS).map(Number);
    const sorted = values.sort((a, b) => a - b);
    const distance = Math.max(
      ...sorted.map((value, i) => Math.abs(normalCdf((value - 40) / 12) - (i + 0.5) / ROWS)),
    );
    expect(distance).toBeLessThan(1.95 / Math.sqrt(ROWS)); // significance 0.001
  });

  it('are cut to min and max', () => {
    const distribution = { kind: 'normal', mean: 40, stddev: 1000 };
    const values = valuesOfField({ type: 'integer', min: 18, max: 90, distribution }, ROWS).map(Number);
    expect(Math.min(...values)).toBe(18);
    expect(Math.max(...values)).toBe(90);
  });

  it('have no more decimals than asked, and stay in a range that is no multiple of them', () => {
    for (const type of [
      { type: 'number', decimals: 2 },
      { type: 'decimal', scale: 2 },
    ]) {
      const values = valuesOfField({ ...type, min: 1.005, max: 1.034 }, 1000);
      expect([...new Set(values.map(Number))].sort()).toEqual([1.01, 1.02, 1.03]);
    }
    expect(valuesOfField({ type: 'decimal', min: 5, max: 5, scale: 3 }, 1)).toEqual(['5.000']);
  });

  it('are int4 where they fit and int8 where they do not', () => {
    expect(planOf([{ name: 'a', type: 'integer', max: 2 ** 31 - 1 }]).columns[0]!.type).toBe('int4');
    expect(planOf([{ name: 'a', type: 'integer', max: 2 ** 31 }]).columns[0]!.type).toBe('int8');
  });
});

function normalCdf(z: number): number {
  // Abramowitz and Stegun 7.1.26, good to 1.5e-7.
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp(-(z * z) / 2);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

describe('choices', () => {
  it('follow their weights', () => {
    const counts = countsOf(
      valuesOfField({ type: 'enum', values: ['a', 'b', 'c'], weights: [70, 25, 5] }, ROWS),
    );
    const expected = { a: 0.7, b: 0.25, c: 0.05 };
    const chi = Object.entries(expected).reduce(
      (sum, [value, share]) => sum + ((counts.get(value) ?? 0) - share * ROWS) ** 2 / (share * ROWS),
      0,
    );
    expect(chi).toBeLessThan(13.8); // 99.9 % with 2 degrees of freedom
  });

  it('keep every kind of text as it is', () => {
    const values = ['', 'ä', '日本語', '"quoted"', 'a,b', '😀'.repeat(40), 'x'.repeat(1000)];
    expect(new Set(valuesOfField({ type: 'enum', values }, 500))).toEqual(new Set(values));
  });

  it('are true as often as asked', () => {
    const shares = countsOf(valuesOfField({ type: 'boolean', probability: 0.8 }, ROWS));
    expect(shares.get('true')! / ROWS).toBeCloseTo(0.8, 1);
    expect(countsOf(valuesOfField({ type: 'boolean', probability: 1 }, 100))).toEqual(
      new Map([['true', 100]]),
    );
  });

  it.each([
    ['EUR', 'text', 'EUR'],
    [7, 'int4', '7'],
    [2 ** 40, 'int8', '1099511627776'],
    [0.5, 'float8', '0.5'],
    [false, 'bool', 'false'],
  ])('can be the constant %j', (value, type, text) => {
    const [column] = planOf([{ name: 'a', type: 'constant', value }]).columns;
    expect(column!.type).toBe(type);
    expect(valuesOf(column!, 5, 1)).toEqual([text]);
  });
});

describe('identifiers', () => {
  it('have the shape of a version 4 UUID and are all different', () => {
    const values = valuesOfField({ type: 'uuid' }, 200_000);
    expect(
      values.filter(
        (value) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value),
      ),
    ).toEqual([]);
    expect(new Set(values).size).toBe(200_000);
  });

  it('count from start by step, as number or as text', () => {
    expect(valuesOfField({ type: 'sequence', start: 10, step: -4 }, 4)).toEqual(['10', '6', '2', '-2']);
    expect(valuesOfField({ type: 'sequence', prefix: 'INV-', padding: 6 }, 2)).toEqual([
      'INV-000001',
      'INV-000002',
    ]);
    expect(valuesOfField({ type: 'sequence', padding: 3, start: 998 }, 3)).toEqual(['998', '999', '1000']);
    expect(valuesOfField({ type: 'rowNumber' }, 2)).toEqual(['1', '2']);
  });
});

describe('contacts', () => {
  const names = [
    { name: 'first', type: 'firstName' },
    { name: 'last', type: 'lastName' },
  ];
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

  it('agree with the names of the row', () => {
    const rows = rowsOf([{ name: 'mail', type: 'email', from: ['first', 'last'] }, ...names], 2000);
    for (const { mail, first, last } of rows) {
      const [local] = mail!.split('@');
      expect(letters(local!)).toBe(letters(first!) + letters(last!));
    }
  });

  it('are valid and at reserved domains only', () => {
    for (const unique of [false, true]) {
      const values = valuesOfField({ type: 'email', unique }, ROWS);
      expect(values.filter((value) => !/^[a-z]+[._-][a-z]+\d*@example\.(com|org|net)$/.test(value))).toEqual(
        [],
      );
    }
  });

  it('stay unique when all rows have the same name', () => {
    const rows = rowsOf(
      [
        { name: 'mail', type: 'email', from: ['first'], unique: true },
        { name: 'first', type: 'constant', value: 'Zoë 9' },
      ],
      50_000,
    );
    expect(new Set(rows.map(({ mail }) => mail!.split('@')[0])).size).toBe(50_000);
    expect(rows[0]!['mail']).toMatch(/^zoe\d+@/);
  });

  it.each([
    ['日本', /^[a-z]+[._][a-z]+$/], // no letters that are spelled: another name
    ['', /^[a-z]+[._][a-z]+$/],
    ['ÀÉÎÕÜ ßñç', /^aeioussnc$/],
    ['Łukasz Żółć', /^lukaszzolc$/],
    ['Наталья Щукина', /^natalia(sh)ukina$/],
    ['x'.repeat(500), /^x{24}$/],
    ['щ'.repeat(500), /^(sh){12}$/],
  ])('make something usable of the name %j', (value, expected) => {
    const fields = [
      { name: 'user', type: 'username', from: ['first'] },
      { name: 'first', type: 'constant', value },
    ];
    for (const { user } of rowsOf(fields, 20)) expect(user!.replace(/\d+$/, '')).toMatch(expected);
  });

  it('have telephone numbers from the fictional range', () => {
    const values = valuesOfField({ type: 'phone', unique: true }, 71_200);
    expect(values.filter((value) => !/^\+1-[2-9](?!11)\d\d-555-01\d\d$/.test(value))).toEqual([]);
  });
});

describe('internet', () => {
  it('has valid addresses in the network asked for', () => {
    const networks = {
      private: /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.)/,
      documentation: /^(192\.0\.2|198\.51\.100|203\.0\.113)\./,
      public: /^(?!10\.|127\.|169\.|172\.|192\.|224\.)/,
    };
    for (const [network, pattern] of Object.entries(networks)) {
      const values = valuesOfField({ type: 'ipv4', network }, 5000);
      expect(values.filter((value) => !isIPv4(value) || !pattern.test(value))).toEqual([]);
    }
    const values = valuesOfField({ type: 'ipv6' }, 5000);
    expect(values.filter((value) => !isIPv6(value) || !value.startsWith('2001:db8:'))).toEqual([]);
    expect(values.filter((value) => new URL(`http://[${value}]`).hostname !== `[${value}]`)).toEqual([]); // canonical
  });

  it('has URLs and domains that parse and belong to nobody', () => {
    const isAddress = (value: string) => {
      const { href, hostname } = new URL(value);
      return href === value && hostname.endsWith('.example');
    };
    expect(counterexamples(valuesOfField({ type: 'url' }, 2000), isAddress)).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'domain' }, 2000), /^[a-z]+-[a-z]+\.example$/)).toEqual([]);
  });
});

describe('text', () => {
  it('has as many words as asked', () => {
    const lengths = valuesOfField({ type: 'words', minWords: 1, maxWords: 4 }, 2000).map(
      (value) => value.split(' ').length,
    );
    expect(new Set(lengths)).toEqual(new Set([1, 2, 3, 4]));
    expect(
      counterexamples(
        valuesOfField({ type: 'sentence', minWords: 3, maxWords: 5 }, 2000),
        /^[A-Z][a-z]*( [a-z]+){2,4}\.$/,
      ),
    ).toEqual([]);
    expect(
      counterexamples(
        valuesOfField({ type: 'paragraph', minSentences: 2, maxSentences: 3 }, 500),
        /^([A-Z][a-z]*( [a-z]+){3,11}\.( |$)){2,3}$/,
      ),
    ).toEqual([]);
  });

  it('puts values of every type into a template, and nothing for a null', () => {
    const [row] = rowsOf(
      [
        { name: 't', type: 'template', template: '«{{ n }}|{{d}}|{{b}}|{{m}}|{{gone}}|{{x}}» {not}' },
        { name: 'n', type: 'constant', value: 1.5 },
        { name: 'd', type: 'date', from: '2026-01-31', to: '2026-01-31' },
        { name: 'b', type: 'constant', value: true },
        { name: 'm', type: 'decimal', min: 2, max: 2 },
        { name: 'gone', type: 'city', nullRate: 1 },
        { name: 'x', type: 'template', template: 'again {{n}}' },
      ],
      1,
    );
    expect(row!['t']).toBe('«1.5|2026-01-31|true|2.00||again 1.5» {not}');
  });
});

describe('times', () => {
  it('lie between from and to, both included', () => {
    const days = valuesOfField({ type: 'date', from: '2024-02-28', to: '2024-03-01' }, 500);
    expect([...new Set(days)].sort()).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    const field = { type: 'timestamp', from: '2024-12-31T23:59:58.500Z', to: '2025-01-01T00:00:00Z' };
    const seconds = valuesOfField({ ...field, precision: 'second' }, 200);
    expect([...new Set(seconds)].sort()).toEqual(['2024-12-31T23:59:59.000Z', '2025-01-01T00:00:00.000Z']);
    const moments = valuesOfField(field, 5000).map((value) => Date.parse(value));
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(Date.parse(field.from));
    expect(Math.max(...moments)).toBeLessThanOrEqual(Date.parse(field.to));
  });
});
