import { isJsonObject, jsonTypeOf, suggest } from '../options/option';

export const JSON_TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'] as const;
export type JsonType = (typeof JSON_TYPES)[number];

/** Says what is wrong with the value of a keyword, or nothing. */
type ValueCheck = (value: unknown) => string | undefined;

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isSchema = (value: unknown): boolean => typeof value === 'boolean' || isJsonObject(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isRate = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const must =
  (what: string, holds: (value: unknown) => boolean): ValueCheck =>
  (value) =>
    holds(value) ? undefined : `must be ${what}, not ${jsonTypeOf(value)}`;

const anything: ValueCheck = () => undefined;
const number = must('a number', (value) => typeof value === 'number' && Number.isFinite(value));
const count = must('a whole number from 0 on', isWhole);
const text = must('a string', isText);
const schema = must('a schema (an object, true or false)', isSchema);
const schemas = must(
  'an array of one schema or more',
  (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
);
const schemasByName = must(
  'an object of schemas',
  (value) => isJsonObject(value) && Object.values(value).every(isSchema),
);
const rate = must('a number from 0 to 1', isRate);

/** How a keyword is treated. */
type Treatment = 'used' | 'annotation' | 'refused';

interface Keyword {
  readonly treatment: Treatment;
  /** For the documentation: what is done with it, or why it cannot be. */
  readonly note: string;
  readonly check: ValueCheck;
}

const used = (check: ValueCheck, note: string): Keyword => ({ treatment: 'used', note, check });
const annotation = (note: string): Keyword => ({ treatment: 'annotation', note, check: anything });
const refused = (note: string): Keyword => ({ treatment: 'refused', note, check: anything });

/** Every keyword of draft 2020-12 and of its predecessors, and our own; one that is not here is refused as unknown. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: used(
    must(
      `one of ${JSON_TYPES.join(', ')} or an array of them`,
      (value) =>
        (JSON_TYPES as readonly unknown[]).includes(value) ||
        (Array.isArray(value) &&
          value.length > 0 &&
          value.every((item) => (JSON_TYPES as readonly unknown[]).includes(item))),
    ),
    'one type or several; with `null` among them, `x-nullRate` (0.1 by default) are null',
  ),
  enum: used(
    must('an array of one value or more', (value) => Array.isArray(value) && value.length > 0),
    'those values that the rest of the schema allows',
  ),
  const: used(anything, 'that value'),
  minimum: used(number, 'range of numbers'),
  maximum: used(number, 'range of numbers'),
  exclusiveMinimum: used(number, 'range of numbers'),
  exclusiveMaximum: used(number, 'range of numbers'),
  multipleOf: used(
    must('a number above 0', (value) => typeof value === 'number' && value > 0 && Number.isFinite(value)),
    'exact in decimals, with up to 15 digits after the point',
  ),
  minLength: used(count, 'in code points'),
  maxLength: used(count, 'in code points'),
  pattern: used(
    text,
    'found anywhere unless tied by `^` and `$`; no look-around, back-reference or word boundary; values are of printable ASCII',
  ),
  format: used(text, 'see the list of formats'),
  properties: used(schemasByName, 'columns at the top level, keys of a document below'),
  required: used(must('an array of strings', isTexts), 'there in every document'),
  additionalProperties: used(
    schema,
    'none are added, except to objects without `properties`, and where `minProperties` needs them',
  ),
  patternProperties: used(
    schemasByName,
    'applied to properties with such names; keys are made up for objects without `properties`',
  ),
  propertyNames: used(schema, 'applied to all names; properties that it refuses are left out'),
  unevaluatedProperties: used(schema, 'kept by adding no properties, unless others are asked for'),
  minProperties: used(
    count,
    'optional properties become required, and others are added, until there are enough',
  ),
  maxProperties: used(count, 'optional properties are left out'),
  dependentRequired: used(
    must(
      'an object of arrays of strings',
      (value) => isJsonObject(value) && Object.values(value).every(isTexts),
    ),
    'what is depended on is there in every document',
  ),
  dependentSchemas: used(
    schemasByName,
    'documents with the property follow its schema; others go without it',
  ),
  items: used(schema, 'of each item after `prefixItems`'),
  prefixItems: used(schemas, 'of the first items'),
  unevaluatedItems: used(schema, 'of items that `items` and `prefixItems` say nothing of'),
  minItems: used(count, 'fewest items, up to 1000'),
  maxItems: used(count, 'most items; no more than 3 above the fewest are made'),
  uniqueItems: used(
    must('true or false', (value) => typeof value === 'boolean'),
    'items that cannot be made different by construction are made once',
  ),
  contains: used(schema, 'the first items follow it'),
  minContains: used(count, 'how many items follow `contains`'),
  allOf: used(schemas, 'all of them together'),
  anyOf: used(
    schemas,
    'one of them, for each document another; at the top level always the first that works',
  ),
  oneOf: used(
    schemas,
    'as `anyOf`, but only branches that can be shown to exclude the others: by type, values, ranges or properties',
  ),
  not: used(
    schema,
    'where it can be shown to be kept: by type, values, ranges or a property that is left out',
  ),
  if: used(schema, 'documents follow `if` and `then`, or are shown not to follow `if` and follow `else`'),
  then: used(schema, 'see `if`'),
  else: used(schema, 'see `if`'),
  $ref: used(text, 'to any place in the same document, by pointer, anchor or `$id`; recursion is bounded'),
  $defs: used(schemasByName, 'what `$ref` leads to'),
  definitions: used(schemasByName, 'the older name of `$defs`'),
  $id: used(text, 'names a schema in the document for `$ref`'),
  $anchor: used(text, 'names a schema in the document for `$ref`'),
  $schema: used(text, 'draft-06 to 2020-12; read by the rules of 2020-12'),
  'x-type': used(
    must(
      'the name of a field type, or an object with `type` and options',
      (value) => isText(value) || (isJsonObject(value) && isText(value['type'])),
    ),
    'the field type that gives the values, as its name or with its options; refused when a sample of its values does not follow the schema',
  ),
  'x-presence': used(rate, 'share of objects that have an optional property; 0.8 by default'),
  'x-nullRate': used(rate, 'share of nulls where `null` is allowed; 0.1 by default'),

  title: annotation('not used'),
  description: annotation('not used'),
  default: annotation('not used'),
  examples: annotation('not used'),
  example: annotation('not used; OpenAPI'),
  deprecated: annotation('not used'),
  readOnly: annotation('not used'),
  writeOnly: annotation('not used'),
  $comment: annotation('not used'),
  $vocabulary: annotation('not used'),
  $dynamicAnchor: annotation('not used; nothing can refer to it'),
  contentEncoding: annotation('not used: values are not encoded'),
  contentMediaType: annotation('not used'),
  contentSchema: annotation('not used'),
  externalDocs: annotation('not used; OpenAPI'),
  xml: annotation('not used; OpenAPI'),
  markdownDescription: annotation('not used; editors'),
  enumDescriptions: annotation('not used; editors'),
  markdownEnumDescriptions: annotation('not used; editors'),
  deprecationMessage: annotation('not used; editors'),
  tsType: annotation('not used; code generators'),

  maxContains: refused('how many items follow `contains` has no upper bound here'),
  $dynamicRef: refused('write `$ref`'),
  $recursiveRef: refused('of 2019-09; write `$ref`'),
  $recursiveAnchor: refused('of 2019-09; write `$anchor`'),
  additionalItems: refused('of earlier drafts; write `items` after `prefixItems`'),
  dependencies: refused('of earlier drafts; write `dependentRequired` or `dependentSchemas`'),
  discriminator: refused('of OpenAPI; write a `const` into each branch'),
  nullable: refused('of OpenAPI 3.0; write "type": ["string", "null"]'),
  id: refused('of draft-04; write `$id`'),
};

const DIALECTS = /^https?:\/\/json-schema\.org\/(draft-0[67]\/|draft\/2019-09\/|draft\/2020-12\/)?schema#?$/;

/** What is wrong with a keyword and its value, as code and message; nothing when it can be used or passed over. */
export function keywordProblem(name: string, value: unknown): { code: string; message: string } | undefined {
  const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name]! : undefined;
  if (keyword === undefined) {
    // Keywords of other tools begin like this by convention.
    if (name.startsWith('x-')) return undefined;
    const shown = JSON.stringify(name.slice(0, 60));
    const hint = suggest(name, Object.keys(KEYWORDS));
    return { code: 'unknown_keyword', message: `${shown} is not a keyword of JSON Schema${hint}` };
  }
  if (keyword.treatment === 'refused')
    return { code: 'unsupported_keyword', message: `${name} is not supported: ${keyword.note}` };
  if (name === 'items' && Array.isArray(value))
    return {
      code: 'unsupported_keyword',
      message: 'items with an array is not supported: of earlier drafts; write prefixItems',
    };
  if (name === '$schema' && typeof value === 'string' && !DIALECTS.test(value))
    return {
      code: 'unsupported_keyword',
      message:
        '$schema is not supported: it must name draft-06, draft-07, 2019-09 or 2020-12 of json-schema.org',
    };
  const message = keyword.check(value);
  return message === undefined ? undefined : { code: 'invalid_keyword', message: `${name} ${message}` };
}
