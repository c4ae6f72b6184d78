import { InvalidSchema } from '../../engine.errors';
import { planOf, valuesOfField } from '../../testing/column-values';

const issuesOf = (field: Record<string, unknown>): readonly { pointer: string; code: string }[] => {
  try {
    planOf([{ name: 'value', ...field }]);
  } catch (error) {
    if (error instanceof InvalidSchema) return error.issues;
    throw error;
  }
  return [];
};

it('objects have their properties, of the right JSON types, nulls included', () => {
  const properties = {
    id: { type: 'uuid' },
    first: { type: 'firstName' },
    note: { type: 'constant', value: 'a "quoted"\\ line\n\u0001é' },
    count: { type: 'integer', max: 9 },
    price: { type: 'decimal' },
    ok: { type: 'boolean', nullRate: 0.5 },
    on: { type: 'date' },
    tags: { type: 'array', items: { type: 'word' }, minItems: 0, maxItems: 3 },
  };
  const values = valuesOfField({ type: 'object', properties }, 1000).map(
    (value) => JSON.parse(value) as Record<string, unknown>,
  );
  for (const value of values) {
    expect(Object.keys(value)).toEqual(Object.keys(properties));
    expect(value['note']).toBe('a "quoted"\\ line\n\u0001é');
    expect(typeof value['count']).toBe('number');
    expect(value['ok'] === null || typeof value['ok'] === 'boolean').toBe(true);
    expect(value['on']).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Array.isArray(value['tags'])).toBe(true);
  }
  const nulls = values.filter(({ ok }) => ok === null).length;
  expect(nulls > 400 && nulls < 600).toBe(true);
  expect(new Set(values.map(({ id }) => id)).size).toBe(1000);
});

it('properties can be computed from each other, whatever their order', () => {
  const properties = {
    greeting: { type: 'template', template: 'Dear {{first}}' },
    first: { type: 'firstName' },
  };
  for (const value of valuesOfField({ type: 'object', properties }, 100)) {
    const { greeting, first } = JSON.parse(value) as Record<string, string>;
    expect(greeting).toBe(`Dear ${first}`);
  }
});

it('a property keeps its values when another is added', () => {
  const of = (properties: Record<string, unknown>): unknown[] =>
    valuesOfField({ type: 'object', properties }, 50).map((value) => (JSON.parse(value) as { a: unknown }).a);
  expect(of({ b: { type: 'word' }, a: { type: 'integer' } })).toEqual(of({ a: { type: 'integer' } }));
});

it('arrays have from minItems to maxItems different items', () => {
  const field = { type: 'array', items: { type: 'integer', max: 1e9 }, minItems: 2, maxItems: 4 };
  const values = valuesOfField(field, 1000).map((value) => JSON.parse(value) as number[]);
  expect(new Set(values.map(({ length }) => length))).toEqual(new Set([2, 3, 4]));
  expect(new Set(values.flat()).size).toBeGreaterThan(values.flat().length - 5);
});

it('the canonical schema compiles again, to the same values', () => {
  const field = { name: 'value', type: 'object', properties: { a: { type: 'number' }, b: { type: 'iban' } } };
  const plan = planOf([field]);
  expect(planOf(plan.fields).fields).toEqual(plan.fields);
});

it('says where a nested field is wrong', () => {
  expect(issuesOf({ type: 'object', properties: { a: { type: 'integer', min: 'x' } } })).toMatchObject([
    { pointer: '/fields/0/properties/a/min', code: 'wrong_type' },
  ]);
  expect(issuesOf({ type: 'object', properties: { a: { type: 'integr' } } })).toMatchObject([
    { pointer: '/fields/0/properties/a/type', code: 'unknown_field_type' },
  ]);
  expect(issuesOf({ type: 'object', properties: { a: { type: 'word', unique: true } } })).toMatchObject([
    { pointer: '/fields/0/properties/a/unique', code: 'unique_not_supported' },
  ]);
  const circle = { a: { type: 'template', template: '{{b}}' }, b: { type: 'template', template: '{{a}}' } };
  expect(issuesOf({ type: 'object', properties: circle })).toMatchObject([{ code: 'field_cycle' }]);
  expect(issuesOf({ type: 'array', items: { type: 'template', template: '{{b}}' } })).toMatchObject([
    { pointer: '/fields/0/items/template', code: 'unknown_field' },
  ]);
});

it('refuses what is too deep, too big or hostile', () => {
  let deep: Record<string, unknown> = { type: 'word' };
  for (let i = 0; i < 10; i++) deep = { type: 'array', items: deep, minItems: 1, maxItems: 1 };
  expect(issuesOf(deep)).toEqual([]);
  expect(issuesOf({ type: 'array', items: deep })).toMatchObject([{ code: 'too_deep' }]);
  for (let i = 0; i < 5000; i++) deep = { type: 'array', items: deep };
  expect(issuesOf(deep)).toMatchObject([{ code: 'too_deep' }]);
  const big = {
    type: 'array',
    items: { type: 'array', items: { type: 'paragraph' }, maxItems: 100 },
    maxItems: 100,
  };
  expect(issuesOf(big)).toMatchObject([{ code: 'text_too_long' }, { code: 'row_too_long' }]);
  const hostile = JSON.parse('{"__proto__":{"type":"word"}}') as unknown;
  expect(issuesOf({ type: 'object', properties: hostile })).toMatchObject([{ code: 'invalid_name' }]);
  expect(issuesOf({ type: 'object', properties: {} })).toMatchObject([{ code: 'wrong_length' }]);
});

const documents = (field: Record<string, unknown>, count = 1000): unknown[] =>
  valuesOfField(field, count).map((value) => JSON.parse(value) as unknown);

it('properties with a presence are left out of the other objects, and change no other', () => {
  const properties = {
    a: { type: 'integer', presence: 0.3 },
    b: { type: 'word' },
    'any key ☂': { type: 'integer' },
  };
  const some = documents({ type: 'object', properties }) as Record<string, unknown>[];
  const present = some.filter((value) => 'a' in value).length;
  expect(present > 250 && present < 350).toBe(true);
  const all = documents({ type: 'object', properties: { ...properties, a: { type: 'integer' } } });
  expect(some.map(({ a: _, ...rest }) => rest)).toEqual(
    (all as Record<string, unknown>[]).map(({ a: _, ...rest }) => rest),
  );
});

it('uniqueItems differ in every array, also by one property of objects', () => {
  const plain = {
    type: 'array',
    items: { type: 'integer', min: 1, max: 5 },
    minItems: 3,
    maxItems: 5,
    uniqueItems: true,
  };
  for (const items of documents(plain) as number[][]) expect(new Set(items).size).toBe(items.length);
  const object = {
    type: 'object',
    properties: { n: { type: 'word' }, k: { type: 'enum', values: ['x', 'y', 'z'] } },
  };
  for (const items of documents({ ...plain, items: object }) as object[][])
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
  expect(issuesOf({ ...plain, items: { type: 'integer', min: 1, max: 4 } })).toMatchObject([
    { pointer: '/fields/0/uniqueItems', code: 'not_enough_unique_values' },
  ]);
  expect(issuesOf({ ...plain, items: { type: 'sentence' } })).toMatchObject([
    { code: 'unique_not_supported' },
  ]);
});

it('prefixItems come first, and a short array has only the first of them', () => {
  const field = {
    type: 'array',
    prefixItems: [{ type: 'boolean' }, { type: 'word' }],
    items: { type: 'integer' },
    minItems: 1,
    maxItems: 4,
  };
  for (const items of documents(field) as unknown[][])
    expect(items.map((item) => typeof item)).toEqual(
      ['boolean', 'string', 'number', 'number'].slice(0, items.length),
    );
});

it('oneOf chooses by weight', () => {
  const choices = [{ type: 'word' }, { type: 'integer' }, { type: 'jsonValue', values: [null, { a: [1] }] }];
  const kinds = documents({ type: 'oneOf', choices, weights: [8, 1, 1] }).map((value) => typeof value);
  expect(new Set(kinds)).toEqual(new Set(['string', 'number', 'object']));
  const texts = kinds.filter((kind) => kind === 'string').length;
  expect(texts > 750 && texts < 850).toBe(true);
});
