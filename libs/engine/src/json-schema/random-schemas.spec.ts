import fc from 'fast-check';
import { InvalidSchema } from '../engine.errors';
import { fieldsOfJsonSchema } from './json-schema-fields';
import { documentsOf, validatorOf } from './testing/documents';

type Schema = Record<string, unknown>;

const DOCUMENTS = 30;
/** Reasons for which a random schema may be refused: no value follows it, or none can be shown to. */
const REFUSALS = [
  'contradiction',
  'unsupported_combination',
  'overlapping_schemas',
  'not_an_object',
  'no_fields',
];

const name = fc.constantFrom('id', 'name', 'email', 'age', 'price', 'tags', 'note', 'child');
const range = (low: string, high: string, values: fc.Arbitrary<number>): fc.Arbitrary<Schema> =>
  fc.tuple(fc.option(values, { nil: undefined }), fc.option(values, { nil: undefined })).map(([a, b]) => ({
    ...(a !== undefined && { [low]: b === undefined ? a : Math.min(a, b) }),
    ...(b !== undefined && { [high]: a === undefined ? b : Math.max(a, b) }),
  }));
const cents = fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 100);

const text: fc.Arbitrary<Schema> = fc.oneof(
  range('minLength', 'maxLength', fc.nat(60)).map((lengths) => ({ type: 'string', ...lengths })),
  fc
    .constantFrom('date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uuid')
    .map((format) => ({ type: 'string', format })),
  fc
    .tuple(
      fc.constantFrom(
        '^[a-z]+$',
        '[0-9]{3}',
        '^A|Z$',
        '^(foo|ba[rz])-\\d{2,}$',
        '^[^\\s]*x',
        '^\\w+(-\\w+)*$',
      ),
      range('minLength', 'maxLength', fc.integer({ min: 4, max: 30 })),
    )
    .map(([pattern, lengths]) => ({ type: 'string', pattern, ...lengths })),
  fc
    .uniqueArray(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 1, maxLength: 5 })
    .map((values) => ({ enum: values })),
);
const number: fc.Arbitrary<Schema> = fc.oneof(
  range('minimum', 'maximum', cents).map((bounds) => ({ type: 'number', ...bounds })),
  range('exclusiveMinimum', 'exclusiveMaximum', cents).map((bounds) => ({ type: 'number', ...bounds })),
  range('minimum', 'exclusiveMaximum', fc.integer({ min: -50, max: 5000 })).map((bounds) => ({
    type: 'integer',
    ...bounds,
  })),
  fc
    .tuple(fc.constantFrom(0.01, 0.25, 2, 7, 1.5), range('minimum', 'maximum', cents))
    .map(([multipleOf, bounds]) => ({ type: 'number', multipleOf, ...bounds })),
);
const scalar = fc.oneof(
  text,
  number,
  fc.constant<Schema>({ type: 'boolean' }),
  fc.jsonValue({ maxDepth: 1 }).map((value) => ({ const: JSON.parse(JSON.stringify(value)) as unknown })),
  fc.constant<Schema>({ type: ['string', 'null'] }),
  fc.constant<Schema>({ type: ['integer', 'string', 'null'] }),
);

const { schema } = fc.letrec<{ schema: Schema; object: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    tie('object'),
    fc
      .tuple(
        tie('schema'),
        range('minItems', 'maxItems', fc.nat(4)),
        fc.boolean(),
        fc.option(fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), { nil: undefined }),
      )
      .map(([items, counts, uniqueItems, prefixItems]) => ({
        type: 'array',
        items,
        ...counts,
        ...(uniqueItems && { uniqueItems }),
        ...(prefixItems && { prefixItems }),
      })),
    fc
      .tuple(fc.constantFrom('anyOf', 'oneOf'), fc.array(tie('schema'), { minLength: 1, maxLength: 3 }))
      .map(([keyword, branches]) => ({ [keyword]: branches })),
    fc.array(tie('object'), { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
    fc.constant<Schema>({ $ref: '#/$defs/node' }),
    fc
      .tuple(tie('object'), tie('object'), tie('object'))
      .map(([one, two, three]) => ({ if: one, then: two, else: three })),
  ),
  object: fc
    .tuple(
      fc.dictionary(name, tie('schema'), { maxKeys: 4 }),
      fc.uniqueArray(name, { maxLength: 3 }),
      fc.boolean(),
      fc.option(fc.nat(3), { nil: undefined }),
    )
    .map(([properties, required, closed, minProperties]) => ({
      type: 'object',
      properties,
      required: closed ? required.filter((key) => Object.hasOwn(properties, key)) : required,
      ...(closed && { additionalProperties: false }),
      ...(minProperties !== undefined && { minProperties }),
    })),
}));

const $defs = {
  node: {
    type: 'object',
    properties: {
      label: { type: 'string', minLength: 3 },
      next: { $ref: '#/$defs/node' },
      children: { type: 'array', items: { $ref: '#/$defs/node' } },
    },
    required: ['label'],
    additionalProperties: false,
  },
};

it('random schemas give documents that ajv accepts, or are refused with a reason', () => {
  const seen = { made: 0, refused: 0 };
  fc.assert(
    fc.property(schema, (random) => {
      // As parsed: fast-check puts one object into several places.
      const value = JSON.parse(JSON.stringify(random)) as unknown;
      const whole = { type: 'object', properties: { value }, required: ['value'], $defs };
      let fields: unknown;
      try {
        fields = fieldsOfJsonSchema(whole);
      } catch (error) {
        if (!(error instanceof InvalidSchema)) throw error;
        expect(REFUSALS).toEqual(expect.arrayContaining(error.issues.map(({ code }) => code)));
        seen.refused++;
        return;
      }
      seen.made++;
      const validate = validatorOf(whole);
      for (const document of documentsOf(fields, DOCUMENTS)) {
        // A null of a column stands for JSON null as well as for an absent property.
        const complete = 'value' in document ? document : { value: null };
        if (!validate(complete))
          expect({ errors: validate.errors, complete }).toMatchObject({ errors: null });
      }
    }),
    { numRuns: 500, seed: 20_26 },
  );
  expect(seen.made).toBeGreaterThan(300);
}, 300_000);
