import { InvalidSchema } from '../engine.errors';
import { fieldsOfJsonSchema } from './json-schema-fields';
import { documentsOf, validatorOf } from './testing/documents';

const issuesOf = (schema: unknown): string[] => {
  try {
    fieldsOfJsonSchema(schema);
  } catch (error) {
    if (error instanceof InvalidSchema) return error.issues.map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  return [];
};
const of = (value: unknown, more: object = {}): object => ({
  type: 'object',
  properties: { value },
  required: ['value'],
  ...more,
});
const at = '/jsonSchema/properties/value';

describe('a schema is refused', () => {
  it.each<[string, unknown, string]>([
    ['that is no object', 'x', '/jsonSchema wrong_type'],
    ['of an array', { type: 'array' }, '/jsonSchema/type not_an_object'],
    ['without properties', { type: 'object' }, '/jsonSchema no_fields'],
    ['with a misspelt keyword', of({ type: 'integer', minimun: 3 }), `${at}/minimun unknown_keyword`],
    [
      'with a keyword that is not supported',
      of({ $dynamicRef: '#x' }),
      `${at}/$dynamicRef unsupported_keyword`,
    ],
    ['with items of an earlier draft', of({ items: [{}] }), `${at}/items unsupported_keyword`],
    ['with a wrong value of a keyword', of({ minLength: -1 }), `${at}/minLength invalid_keyword`],
    [
      'of another dialect',
      { $schema: 'http://json-schema.org/draft-04/schema#', ...of({}) },
      '/jsonSchema/$schema unsupported_keyword',
    ],
    ['with an unknown format', of({ type: 'string', format: 'zip' }), `${at}/format unsupported_format`],
    ['with look-ahead', of({ type: 'string', pattern: '^(?=a)' }), `${at}/pattern unsupported_pattern`],
    ['with min above max', of({ type: 'integer', minimum: 5, maximum: 4 }), `${at} contradiction`],
    [
      'with no whole number between',
      of({ type: 'integer', minimum: 1.2, maximum: 1.8 }),
      `${at} contradiction`,
    ],
    [
      'with minLength above maxLength',
      of({ type: 'string', minLength: 5, maxLength: 4 }),
      `${at} contradiction`,
    ],
    ['with minItems above maxItems', of({ type: 'array', minItems: 5, maxItems: 4 }), `${at} contradiction`],
    ['with an empty enum', of({ enum: [] }), `${at}/enum invalid_keyword`],
    ['whose enum nothing is left of', of({ type: 'integer', enum: ['a'] }), `${at} contradiction`],
    [
      'whose types exclude each other',
      of({ allOf: [{ type: 'string' }, { type: 'number' }] }),
      `${at} contradiction`,
    ],
    ['that requires what may not be there', of(false), `${at} contradiction`],
    ['with a reference to nothing', of({ $ref: '#/$defs/x' }), `${at}/$ref unknown_reference`],
    [
      'with a reference to elsewhere',
      of({ $ref: 'https://example.com/x.json' }),
      `${at}/$ref unknown_reference`,
    ],
    [
      'whose branches overlap',
      of({ oneOf: [{ type: 'string' }, { type: 'string', minLength: 2 }] }),
      `${at}/oneOf overlapping_schemas`,
    ],
    [
      'that requires itself without an end',
      of(
        { $ref: '#/$defs/a' },
        { $defs: { a: { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, required: ['a'] } } },
      ),
      '/jsonSchema/$defs/a/properties/a unbounded_recursion',
    ],
    [
      'with more different items than values',
      of({ type: 'array', items: { type: 'boolean' }, minItems: 3, uniqueItems: true }),
      `${at}/uniqueItems unsupported_combination`,
    ],
    ['with an x-type that does not exist', of({ 'x-type': 'firstNam' }), `${at}/x-type unknown_field_type`],
    [
      'with an x-type of another type',
      of({ type: 'integer', 'x-type': 'city' }),
      `${at}/x-type type_does_not_fit`,
    ],
    [
      'with an x-type whose values are too long',
      of({ type: 'string', maxLength: 3, 'x-type': 'city' }),
      `${at}/x-type type_does_not_fit`,
    ],
  ])('%s', (_, schema, issue) => expect(issuesOf(schema)).toEqual([issue]));

  it('with names that cannot be columns, and says what could', () => {
    const schema = { type: 'object', properties: { 'Postal-Code': { type: 'string' } } };
    expect(() => fieldsOfJsonSchema(schema)).toThrow(/Rename it, for example to postalCode/);
    expect(issuesOf(schema)).toEqual(['/jsonSchema/properties/Postal-Code invalid_name']);
  });
});

it('hostile references take bounded work', () => {
  const $defs: Record<string, unknown> = { n0: { type: 'string' } };
  for (let i = 1; i <= 40; i++) {
    const below = { $ref: `#/$defs/n${i - 1}` };
    $defs[`n${i}`] = { type: 'object', properties: { a: below, b: below }, required: ['a', 'b'] };
  }
  const start = performance.now();
  expect(issuesOf(of({ $ref: '#/$defs/n40' }, { $defs }))).toHaveLength(1);
  const wide = {
    anyOf: Array.from({ length: 30 }, (_, i) => ({ properties: { [`p${i}`]: { type: 'string' } } })),
  };
  issuesOf(of({ type: 'object', allOf: Array.from({ length: 30 }, () => wide) }));
  expect(
    issuesOf(of({ $ref: '#/$defs/a' }, { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } })),
  ).toEqual([]);
  expect(issuesOf(of({ type: 'string', pattern: '^(a+)+$', maxLength: 40 }))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

it('columns have the types that the schema names, and lifelike values where it allows them', () => {
  const fields = fieldsOfJsonSchema({
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      firstName: { type: 'string' },
      code: { type: 'string', maxLength: 3 },
      email: { type: 'string', format: 'email' },
      age: { type: 'integer', minimum: 21 },
      price: { type: 'number', minimum: 0, multipleOf: 0.05 },
      placedAt: { type: 'string', format: 'date-time' },
      plan: { enum: ['free', 'pro'] },
      city: { type: 'string', 'x-type': 'city', 'x-presence': 0.5 },
      nick: { type: ['string', 'null'], 'x-nullRate': 0.25 },
      address: { type: 'object', properties: { street: { type: 'string' } } },
    },
    required: ['id', 'firstName', 'code', 'email', 'age', 'price', 'placedAt', 'plan', 'nick'],
  });
  expect(fields.map(({ name, type, nullRate }) => [name, type, nullRate ?? 0])).toEqual([
    ['id', 'uuid', 0],
    ['firstName', 'firstName', 0],
    ['code', 'text', 0],
    ['email', 'email', 0],
    ['age', 'integer', 0],
    ['price', 'multiple', 0],
    ['placedAt', 'timestamp', 0],
    ['plan', 'enum', 0],
    ['city', 'city', 0.5],
    ['nick', 'words', 0.25],
    ['address', 'object', 0.2],
  ]);
});

it('absent and null are not the same inside of documents', () => {
  const value = {
    type: 'object',
    properties: {
      a: { type: 'integer' },
      b: { type: ['integer', 'null'], 'x-presence': 0.5, 'x-nullRate': 0.5 },
    },
    required: ['a'],
  };
  const documents = documentsOf(fieldsOfJsonSchema(of(value)), 1000).map(
    ({ value: inner }) => inner as { b?: unknown },
  );
  const share = (holds: (document: { b?: unknown }) => boolean): number =>
    documents.filter(holds).length / 1000;
  expect(share((document) => !('b' in document))).toBeCloseTo(0.5, 1);
  expect(share(({ b }) => b === null)).toBeCloseTo(0.25, 1);
});

it('recursion ends, and every branch comes up', () => {
  const $defs = {
    expression: {
      oneOf: [
        {
          type: 'object',
          properties: { op: { const: 'number' }, value: { type: 'number' } },
          required: ['op', 'value'],
        },
        {
          type: 'object',
          properties: {
            op: { enum: ['plus', 'times'] },
            left: { $ref: '#/$defs/expression' },
            right: { $ref: '#/$defs/expression' },
          },
          required: ['op', 'left', 'right'],
        },
      ],
    },
  };
  const schema = of({ $ref: '#/$defs/expression' }, { $defs });
  const documents = documentsOf(fieldsOfJsonSchema(schema), 1000);
  const validate = validatorOf(schema);
  expect(documents.filter((document) => !validate(document))).toEqual([]);
  expect(new Set(documents.map(({ value }) => (value as { op: string }).op))).toEqual(
    new Set(['number', 'plus', 'times']),
  );
});

it('the same schema gives the same fields', () => {
  const schema = of({
    type: 'array',
    items: { type: 'object', patternProperties: { '^x-': { type: 'string' } } },
  });
  expect(fieldsOfJsonSchema(schema)).toEqual(fieldsOfJsonSchema(structuredClone(schema)));
});
