import { InvalidSchema } from '../engine.errors';
import { planOf, valuesOf } from '../testing/column-values';
import { canonicalSchema } from '../plan/canonical-schema';
import type { Column } from '../plan/column';

const ROWS = 100_000;

const FIELDS = [
  { name: 'id', type: 'uuid' },
  { name: 'height', type: 'bodyHeight' },
  {
    name: 'weight',
    type: 'number',
    min: 0,
    max: 500,
    distribution: { kind: 'logNormal', median: 70, sigma: 0.8 },
  },
  { name: 'visits', type: 'integer', min: 0, max: 100, distribution: { kind: 'poisson', mean: 20 } },
  { name: 'joined', type: 'timestamp' },
];
const MATRIX = [
  [1, 0.8, 0.3, -0.3],
  [0.8, 1, 0.1, 0],
  [0.3, 0.1, 1, 0.4],
  [-0.3, 0, 0.4, 1],
];
const CORRELATION = { fields: ['height', 'weight', 'visits', 'joined'], matrix: MATRIX };

function numbersOf(column: Column): (row: number) => number {
  if (column.type === 'numeric') return column.unscaled;
  if (column.type === 'timestamptz') return column.milliseconds;
  if (column.type === 'int4' || column.type === 'int8' || column.type === 'float8') return column.value;
  throw new Error(`${column.name} has no numbers`);
}

/** Ranks of values; equal ones share the middle of theirs. */
function ranksOf(column: Column): Float64Array {
  const at = numbersOf(column);
  const values = Float64Array.from({ length: ROWS }, (_, row) => at(row));
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(ROWS);
  for (let from = 0; from < ROWS;) {
    let to = from;
    while (to < ROWS && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

function pearson(a: Float64Array, b: Float64Array): number {
  const meanA = a.reduce((sum, value) => sum + value, 0) / ROWS;
  const meanB = b.reduce((sum, value) => sum + value, 0) / ROWS;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < ROWS; i++) {
    ab += (a[i]! - meanA) * (b[i]! - meanB);
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

const spearmanOf = (correlation: number) => (6 / Math.PI) * Math.asin(correlation / 2);

function problemsOf(correlation: unknown, fields: unknown = FIELDS): string[] {
  try {
    planOf(fields, { correlation });
  } catch (error) {
    if (error instanceof InvalidSchema)
      return error.issues?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [];
    throw error;
  }
  return [];
}

describe('correlation', () => {
  const plan = planOf(FIELDS, { correlation: CORRELATION });
  const plain = planOf(FIELDS);

  it('gives the rank correlations of the copula, whatever the distributions of the fields', () => {
    const ranks = plan.columns.slice(1).map(ranksOf);
    MATRIX.forEach((row, i) =>
      row.forEach((r, j) =>
        expect(Math.abs(pearson(ranks[i]!, ranks[j]!) - spearmanOf(r))).toBeLessThan(0.015),
      ),
    );
  });

  it('leaves the distribution of each field as it was (Kolmogorov-Smirnov with two samples)', () => {
    plan.columns.slice(1).forEach((column, i) => {
      const a = Float64Array.from({ length: ROWS }, (_, row) => numbersOf(column)(row)).sort();
      const b = Float64Array.from({ length: ROWS }, (_, row) => numbersOf(plain.columns[i + 1]!)(row)).sort();
      let distance = 0;
      for (let x = 0, y = 0; x < ROWS && y < ROWS;) {
        const value = Math.min(a[x]!, b[y]!);
        while (x < ROWS && a[x] === value) x++;
        while (y < ROWS && b[y] === value) y++;
        distance = Math.max(distance, Math.abs(x - y) / ROWS);
      }
      expect(distance).toBeLessThan(1.95 * Math.sqrt(2 / ROWS));
    });
  });

  it('changes no field outside, and not the first one', () => {
    for (const i of [0, 1])
      expect(valuesOf(plan.columns[i]!, 0, 100)).toEqual(valuesOf(plain.columns[i]!, 0, 100));
    expect(valuesOf(plan.columns[2]!, 0, 100)).not.toEqual(valuesOf(plain.columns[2]!, 0, 100));
  });

  it('keeps values a function of the row: in any order, alone or with all columns, after other fields were added', () => {
    const [, , weight, , joined] = plan.columns;
    const forwards = [valuesOf(weight!, 0, 50), valuesOf(joined!, 0, 50)];
    const more = planOf([...FIELDS].reverse().concat({ name: 'more', type: 'integer' }), {
      correlation: CORRELATION,
    });
    const again = (name: string) => more.columns.find((column) => column.name === name)!;
    const backwards = [[], []] as (string | null)[][];
    for (let row = 49; row >= 0; row--) {
      backwards[1]!.unshift(...valuesOf(again('joined'), row, 1));
      backwards[0]!.unshift(...valuesOf(again('weight'), row, 1));
    }
    expect(backwards).toEqual(forwards);
    expect(valuesOf(again('weight'), 2 ** 45, 3)).toEqual(valuesOf(weight!, 2 ** 45, 3));
  });

  it('is part of the canonical schema, which compiles to itself', () => {
    expect(plan.correlation).toEqual(CORRELATION);
    const { fields, correlation } = JSON.parse(JSON.stringify(plan)) as {
      fields: unknown;
      correlation: unknown;
    };
    const again = planOf(fields, { correlation });
    expect(planOf(FIELDS, { correlation: null, series: null }).correlation).toBeUndefined();
    expect(canonicalSchema(again)).toBe(canonicalSchema(plan));
    const other = { ...CORRELATION, matrix: MATRIX.map((row) => row.map((r) => (r === 0.1 ? 0.2 : r))) };
    expect(canonicalSchema(planOf(FIELDS, { correlation: other }))).not.toBe(canonicalSchema(plan));
    expect(canonicalSchema(plain)).not.toContain('correlation');
  });

  it('takes matrices near the edge of what is possible', () => {
    const r = 0.999999;
    const fields = ['height', 'weight'];
    const matrix = [
      [1, -r],
      [-r, 1],
    ];
    const [, height, weight] = planOf(FIELDS, { correlation: { fields, matrix } }).columns;
    expect(pearson(ranksOf(height!), ranksOf(weight!))).toBeLessThan(-0.99);
  });

  it.each<[string, unknown, string[]]>([
    ['no object', 'x', ['/correlation wrong_type']],
    ['nothing in it', {}, ['/correlation/fields missing_option', '/correlation/matrix missing_option']],
    ['an unknown part', { ...CORRELATION, kind: 'x' }, ['/correlation/kind unknown_option']],
    [
      'one field',
      { fields: ['height'], matrix: [[1]] },
      ['/correlation/fields wrong_length', '/correlation/matrix wrong_length'],
    ],
    [
      'fields that cannot be correlated',
      { ...CORRELATION, fields: ['height', 'id', 'nope', 'height'] },
      [
        '/correlation/fields/1 wrong_field_type',
        '/correlation/fields/2 unknown_field',
        '/correlation/fields/3 duplicate_name',
      ],
    ],
    ['too few rows', { ...CORRELATION, matrix: MATRIX.slice(1) }, ['/correlation/matrix wrong_length']],
    [
      'a short row',
      { ...CORRELATION, matrix: [[1, 2], ...MATRIX.slice(1)] },
      ['/correlation/matrix/0/1 out_of_range'],
    ],
    [
      'a row that is too short',
      { fields: ['height', 'weight'], matrix: [[1, 0.5], [0.5]] },
      ['/correlation/matrix/1 wrong_length'],
    ],
    [
      'text',
      { fields: ['height', 'weight'], matrix: [['1', 0], 0] },
      ['/correlation/matrix/0/0 wrong_type', '/correlation/matrix/1 wrong_type'],
    ],
    [
      'an asymmetric matrix with a wrong diagonal',
      {
        fields: ['height', 'weight'],
        matrix: [
          [1, 0.5],
          [0.4, 0.9],
        ],
      },
      ['/correlation/matrix/1/0 not_symmetric', '/correlation/matrix/1/1 out_of_range'],
    ],
    [
      'correlations that contradict each other',
      {
        fields: ['height', 'weight', 'visits'],
        matrix: [
          [1, 0.9, -0.9],
          [0.9, 1, 0.9],
          [-0.9, 0.9, 1],
        ],
      },
      ['/correlation/matrix/2 not_positive_definite'],
    ],
    [
      'a correlation of 1',
      {
        fields: ['height', 'weight'],
        matrix: [
          [1, 1],
          [1, 1],
        ],
      },
      ['/correlation/matrix/1 not_positive_definite'],
    ],
  ])('refuses %s', (_, correlation, expected) => {
    expect(problemsOf(correlation)).toEqual(expected);
  });

  it('refuses unique fields and a mixture of fields of rows and of entities', () => {
    const fields = [
      { name: 'a', type: 'integer', unique: true },
      { name: 'b', type: 'integer' },
    ];
    const matrix = [
      [1, 0.5],
      [0.5, 1],
    ];
    expect(problemsOf({ fields: ['a', 'b'], matrix }, fields)).toEqual([
      '/correlation/fields/0 unique_not_supported',
    ]);
  });
});
