import { planOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';
import { InvalidSchema } from '../../engine.errors';

const ROWS = 5000;
const RANGE = { from: '2024-02-29T00:00:00Z', to: '2024-03-01T12:00:00Z' };
const FIRST = Date.parse(RANGE.from);
const LAST = Date.parse(RANGE.to);

/** The moments lie in the range and come near both ends of it. */
function expectSpread(moments: readonly number[], step = 1): void {
  const earliest = Math.min(...moments);
  const latest = Math.max(...moments);
  expect(earliest).toBeGreaterThanOrEqual(FIRST);
  expect(latest).toBeLessThanOrEqual(LAST);
  expect(earliest - FIRST).toBeLessThan((LAST - FIRST) / 100);
  expect(LAST - latest).toBeLessThan((LAST - FIRST) / 100 + step);
}

function valueInBase(text: string, alphabet: string): number {
  return [...text].reduce((sum, character) => sum * alphabet.length + alphabet.indexOf(character), 0);
}

describe('identifiers that begin with a moment', () => {
  it('are version 7 UUIDs of moments in the range, all different', () => {
    const values = valuesOfField({ type: 'uuidV7', ...RANGE }, 400_000);
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(values.filter((value) => !shape.test(value))).toEqual([]);
    expectSpread(values.slice(0, ROWS).map((value) => parseInt(value.replace('-', '').slice(0, 12), 16)));
    expect(new Set(values.map((value) => value.slice(19))).size).toBe(400_000); // without the moment
  });

  it('stay different as UUIDs where row numbers are large', () => {
    const point = { from: '2024-02-29T00:00:00Z', to: '2024-02-29T00:00:00Z' };
    const values = [0, 2 ** 32, 2 ** 45, 2 ** 53 - 2000].flatMap((row) =>
      valuesOfField({ type: 'uuidV7', ...point }, 1000, row),
    );
    expect(new Set(values.map((value) => value.slice(19))).size).toBe(4000);
  });

  it('are ULIDs', () => {
    const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const values = valuesOfField({ type: 'ulid', ...RANGE }, ROWS);
    expect(values.filter((value) => !/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(value))).toEqual([]);
    expectSpread(values.map((value) => valueInBase(value.slice(0, 10), crockford)));
  });

  it('are ObjectIds', () => {
    const values = valuesOfField({ type: 'objectId', ...RANGE }, ROWS);
    expect(values.filter((value) => !/^[0-9a-f]{24}$/.test(value))).toEqual([]);
    expectSpread(
      values.map((value) => parseInt(value.slice(0, 8), 16) * 1000),
      1000,
    );
  });

  it.each([
    ['uuidV7', { from: '1969-12-31T23:59:59Z' }, '/fields/0/from'],
    ['ulid', { from: '2025-01-02T00:00:00Z', to: '2025-01-01T00:00:00Z' }, '/fields/0/from'],
    ['objectId', { to: '2107-01-01T00:00:00Z' }, '/fields/0/to'],
  ])('refuse %s with %j', (type, options, pointer) => {
    const compile = () => planOf([{ name: 'id', type, ...options }]);
    expect(compile).toThrow(InvalidSchema);
    expect(compile).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ pointer })] }) as Error,
    );
  });
});

describe('random texts', () => {
  it('have the size and the characters asked for', () => {
    expect(
      counterexamples(valuesOfField({ type: 'nanoid', size: 7, alphabet: 'ab "' }, ROWS), /^[ab "]{7}$/),
    ).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'nanoid' }, ROWS), /^[\w-]{21}$/)).toEqual([]);
    expect(
      counterexamples(valuesOfField({ type: 'shortId', size: 9 }, ROWS), /^[1-9A-HJ-NP-Za-km-z]{9}$/),
    ).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'cuid2' }, ROWS), /^[a-z][a-z0-9]{23}$/)).toEqual([]);
    expect(
      counterexamples(valuesOfField({ type: 'apiKey', prefix: 'ä-' }, ROWS), /^ä-[0-9A-Za-z]{32}$/),
    ).toEqual([]);
  });

  it('are plain only when no format would need to quote them', () => {
    const isPlain = (alphabet: string) => {
      const [column] = planOf([{ name: 'id', type: 'nanoid', alphabet }]).columns;
      return column!.type === 'text' && column!.plain;
    };
    expect(isPlain('abc_')).toBe(true);
    for (const alphabet of ['ab"', 'ab,', 'ab;', 'ab|', 'ab\\', 'ab=', 'ab+', 'ab-', 'ab@']) {
      expect(isPlain(alphabet)).toBe(false);
    }
  });

  it.each(['', 'a', 'aba', 'aä', 'a\n'])('refuse the alphabet %j', (alphabet) => {
    expect(() => planOf([{ name: 'id', type: 'nanoid', alphabet }])).toThrow(InvalidSchema);
  });

  it('have the length of digests', () => {
    const lengths = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };
    for (const [algorithm, length] of Object.entries(lengths)) {
      const shape = new RegExp(`^[0-9a-f]{${length}}$`);
      expect(counterexamples(valuesOfField({ type: 'digest', algorithm }, 1000), shape)).toEqual([]);
    }
  });

  it('are valid in W3C Trace Context', () => {
    expect(
      counterexamples(
        valuesOfField({ type: 'traceParent' }, ROWS),
        /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/,
      ),
    ).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'traceId' }, ROWS), /^[1-9a-f][0-9a-f]{31}$/)).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'spanId' }, ROWS), /^[1-9a-f][0-9a-f]{15}$/)).toEqual([]);
  });
});

describe('numbers with a check digit', () => {
  it('are tracking numbers of UPU S10 from no country', () => {
    const values = valuesOfField({ type: 'trackingNumber' }, ROWS);
    expect(counterexamples(values, /^[CELRUV][A-Z]\d{9}ZZ$/)).toEqual([]);
    const hasCheckDigit = (value: string) => Number(value[10]) === s10CheckDigit(value.slice(2, 10));
    expect(counterexamples(values, hasCheckDigit)).toEqual([]);
    expect(s10CheckDigit('47312482')).toBe(9); // the example of the standard, RR473124829GB
  });

  it('are IMEIs of test devices', () => {
    const values = valuesOfField({ type: 'imei' }, ROWS);
    expect(counterexamples(values, /^00\d{13}$/)).toEqual([]);
    expect(counterexamples(values, (value) => luhnSum(value) % 10 === 0)).toEqual([]);
    expect(luhnSum('490154203237518') % 10).toBe(0); // a published example
  });
});

function s10CheckDigit(serial: string): number {
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, i) => total + weight * Number(serial[i]), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 0 : check === 11 ? 5 : check;
}

function luhnSum(number: string): number {
  return [...number]
    .reverse()
    .map(Number)
    .map((digit, i) => (i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
    .reduce((sum, digit) => sum + digit, 0);
}
