import { fileFormat } from './file-format';
import { condition, duration, durationOrZero, list, wholeNumber } from './values';

describe('values on the command line', () => {
  it.each([
    ['500ms', 500],
    ['30', 30_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
  ])('duration %s', (text, ms) => expect(duration(text)).toBe(ms));
  it.each(['', '0', '-1', '1d', '1.5s', '999999h'])('no duration %j', (text) => {
    expect(() => duration(text)).toThrow(/90s/);
  });
  it('durations that may be nothing', () => expect(durationOrZero('0')).toBe(0));

  it('whole numbers with grouped digits', () => {
    expect([wholeNumber(1, 1e9)('1_000_000'), wholeNumber(1, 1e9)('1,000')]).toEqual([1_000_000, 1_000]);
    for (const text of ['1e3', '0x10', '1.5', '-1', '1__0', ''])
      expect(() => wholeNumber(0, 9)(text)).toThrow();
  });

  it('lists, also of several options', () => expect(list('c', list('a, b'))).toEqual(['a', 'b', 'c']));

  it.each([
    ['age:gte:21', { field: 'age', op: 'gte', value: 21 }],
    ['name:eq:Ada: Lovelace', { field: 'name', op: 'eq', value: 'Ada: Lovelace' }],
    ['zip:eq:"01234"', { field: 'zip', op: 'eq', value: '01234' }],
    ['zip:eq:01234', { field: 'zip', op: 'eq', value: '01234' }],
    ['id:eq:12345678901234567890', { field: 'id', op: 'eq', value: '12345678901234567890' }],
    ['plan:in:free,pro', { field: 'plan', op: 'in', value: ['free', 'pro'] }],
    ['active:eq:true', { field: 'active', op: 'eq', value: true }],
    ['note:is-null', { field: 'note', op: 'is-null', value: true }],
    ['name:like:A%', { field: 'name', op: 'like', value: 'A%' }],
  ])('condition %s', (text, expected) => expect(condition(text)).toEqual([expected]));
});

describe('fileFormat', () => {
  it.each([
    ['users.csv', { format: 'csv' }],
    ['dir.v2/users.jsonl.gz', { format: 'ndjson', compression: 'gzip' }],
    ['users.JSON.zst', { format: 'json', compression: 'zstd' }],
    ['all.zip', { format: 'csv' }],
    ['-', { format: 'csv' }],
    ['folder/', { format: 'csv' }],
  ])('%s', (out, expected) => expect(fileFormat(out, {})).toEqual(expected));

  it('lets options win', () => {
    expect(fileFormat('rows.txt', { format: 'parquet' })).toEqual({ format: 'parquet' });
    expect(() => fileFormat('rows.txt', {})).toThrow(/which format/);
  });
});
