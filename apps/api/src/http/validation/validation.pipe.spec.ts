import { ExportBody } from '../../exports/export.body';
import { GenerateBody } from '../../generation/generate.body';
import { ListJobsQuery } from '../../jobs/list-jobs.query';
import type { ValidationFailed } from '../http.errors';
import { RequestValidation } from './validation.pipe';
import { computeMs } from '../../../../../test/setup/compute-time';

const pipe = new RequestValidation();

function issuesOf(value: unknown, metatype: new () => object, type: 'body' | 'query' = 'body'): string[] {
  try {
    pipe.transform(value, { type, metatype });
  } catch (error) {
    return (error as ValidationFailed).issues.map(({ pointer, code }) => `${pointer} ${code}`);
  }
  return [];
}

const request = { recordType: 'users', count: 10, fields: [{ name: 'id', type: 'uuid' }] };

describe('RequestValidation', () => {
  it('gives the class that a handler declares, with the fields untouched', () => {
    const fields = [{ name: 'id', deep: { __nothing: [1] } }];
    const body = pipe.transform(
      { ...request, fields },
      { type: 'body', metatype: GenerateBody },
    ) as GenerateBody;
    expect(body).toBeInstanceOf(GenerateBody);
    expect(body.fields).toBe(fields);
    expect(body.count).toBe(10);
  });

  it('finds everything wrong at once, also deep inside', () => {
    const filters = {
      dateRange: { from: 'x', since: 1 },
      where: [{ field: 'a', op: 'eq' }, { op: '~' }, null],
      'a/b': 1,
    };
    expect(issuesOf({ recordType: 'users', format: 'csv', filters }, ExportBody).sort()).toEqual([
      '/filters/a~1b unknown_property',
      '/filters/dateRange/from invalid_format',
      '/filters/dateRange/since unknown_property',
      '/filters/where/1/field invalid_format',
      '/filters/where/1/op not_allowed',
      '/filters/where/2 wrong_type',
    ]);
  });

  it.each(['__proto__', 'constructor'])('refuses a property %s, which would otherwise vanish', (name) => {
    const text = `{"recordType":"users","format":"csv","filters":{"${name}":{"x":1}}}`;
    expect(issuesOf(JSON.parse(text), ExportBody)).toEqual([`/filters/${name} unknown_property`]);
  });

  it('reports no more than a hundred problems', () => {
    const where = Array.from({ length: 50 }, () => ({ x: 1, y: 2, z: 3 }));
    expect(issuesOf({ recordType: 'users', format: 'csv', filters: { where } }, ExportBody)).toHaveLength(
      100,
    );
  });

  const VALUES = 99_000;
  const properties = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]));
  it.each([
    ['an array for a text', { recordType: Array.from({ length: VALUES }, () => []) }],
    ['properties', properties(VALUES)],
    ['properties inside', { filters: properties(VALUES) }],
    ['conditions', { filters: { where: Array.from({ length: VALUES / 3 }, () => ({ field: 'x' })) } }],
    [
      'conditions with properties',
      { filters: { where: Array.from({ length: VALUES / 99 }, () => properties(99)) } },
    ],
    ['fields', { fields: Array.from({ length: VALUES }, () => 'x') }],
  ])('is quick with as many values as a body may have: %s', (_, part) => {
    const ms = computeMs(() =>
      expect(issuesOf({ recordType: 'users', format: 'csv', ...part }, ExportBody)).not.toEqual([]),
    );
    expect(ms).toBeLessThan(1_500);
  });

  it('leaves out what may be missing and is null', () => {
    const body = { recordType: 'users', format: 'csv', compression: null };
    expect(pipe.transform(body, { type: 'body', metatype: ExportBody })).not.toHaveProperty('compression');
    expect(issuesOf({ ...body, format: null }, ExportBody)).not.toEqual([]);
  });

  it('reads numbers of a query, and refuses what only looks like one', () => {
    const query = pipe.transform({ limit: '7' }, { type: 'query', metatype: ListJobsQuery }) as ListJobsQuery;
    expect(query.limit).toBe(7);
    expect(pipe.transform({}, { type: 'query', metatype: ListJobsQuery })).toMatchObject({ limit: 50 });
    for (const limit of ['', ' 7', '0x7', '7e0', '-1', '1.5', ['1', '2']]) {
      expect(issuesOf({ limit }, ListJobsQuery, 'query')).toEqual(['/limit out_of_range']);
    }
  });
});
