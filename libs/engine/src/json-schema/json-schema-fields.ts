import { InvalidSchema } from '../engine.errors';
import { jsonTypeOf, isJsonObject, pointerStep } from '../options/option';
import { compilePlan } from '../plan/compile-plan';
import type { FieldSpec } from '../plan/plan';
import { Problems } from '../plan/problems';
import { NAME_PATTERN } from '../plan/read-fields';
import { columnNameFor } from './column-name';
import { SchemaIndex } from './schema-index';
import { Translation, type Effort, type Member } from './translation';
import { TooMuchWork, Work } from './work';

/** From rich documents to small ones: the first is taken whose documents are small enough. */
const EFFORTS: readonly Effort[] = [
  { moreItems: 3, recursion: 2, optionalDepth: 8, ways: 12 },
  { moreItems: 2, recursion: 1, optionalDepth: 5, ways: 6 },
  { moreItems: 1, recursion: 1, optionalDepth: 3, ways: 4 },
  { moreItems: 0, recursion: 1, optionalDepth: 2, ways: 2 },
  { moreItems: 0, recursion: 0, optionalDepth: 1, ways: 1 },
];

/** Problems of a plan that smaller documents may not have. */
const TOO_LARGE = new Set(['text_too_long', 'row_too_long', 'too_deep', 'wrong_length']);

/**
 * The fields of a record that follows a JSON Schema (draft 2020-12): its properties become columns, objects and
 * arrays in them documents. The same schema always gives the same fields.
 *
 * @param pointer where the schema is in the request, for what is wrong with it
 * @throws InvalidSchema for keywords that are not supported, contradictions, and properties that cannot be columns
 */
export function fieldsOfJsonSchema(schema: unknown, pointer = '/jsonSchema'): FieldSpec[] {
  const problems = new Problems();
  if (!isJsonObject(schema)) {
    problems.report(
      pointer,
      'wrong_type',
      `jsonSchema must be a schema of an object, not ${jsonTypeOf(schema)}`,
    );
    problems.throwIfAny();
  }
  const index = new SchemaIndex(schema, pointer);
  let tooLarge: InvalidSchema | undefined;
  for (const effort of EFFORTS) {
    try {
      const fields = translate(index, effort, pointer);
      return [...compilePlan({ recordType: 'document', seed: 0, fields }).fields];
    } catch (error) {
      if (error instanceof InvalidSchema && error.issues?.every(({ code }) => TOO_LARGE.has(code))) {
        tooLarge = error;
      } else if (!(error instanceof TooMuchWork)) {
        throw error;
      }
    }
  }
  if (tooLarge !== undefined) throw tooLarge;
  const message = 'The schema describes too many values: its references and combinations multiply';
  throw new InvalidSchema([{ pointer, code: 'schema_too_large', message }]);
}

function translate(index: SchemaIndex, effort: Effort, pointer: string): FieldSpec[] {
  const problems = new Problems();
  const work = new Work(problems.report);
  const members = new Translation(index, work, effort).rootMembers();
  problems.throwIfAny();
  if (!Array.isArray(members)) {
    const { pointer: at, code, message } = members as Exclude<typeof members, readonly Member[]>;
    throw new InvalidSchema([{ pointer: at, code, message }]);
  }
  const columns = members as readonly Member[];
  if (columns.length === 0)
    problems.report(pointer, 'no_fields', 'The schema has no properties that could become columns');
  for (const { name } of columns) {
    if (NAME_PATTERN.test(name)) continue;
    const suggestion = columnNameFor(name);
    problems.report(
      `${pointer}/properties${pointerStep(name)}`,
      'invalid_name',
      `${JSON.stringify(name.slice(0, 60))} cannot be the name of a column: a lower-case letter followed by up to 62 letters, digits or underscores. ` +
        `Rename it, for example to ${suggestion}, or put the whole schema below one property, where keys may be any text`,
    );
  }
  problems.throwIfAny();
  return columns.map(toColumn);
}

/** An optional column is null where a document would not have the property. */
function toColumn({ name, spec, presence }: Member): FieldSpec {
  const { nullRate = 0, ...rest } = spec;
  const absent = Math.round((1 - presence * (1 - nullRate)) * 1e9) / 1e9;
  return { name, ...rest, ...(absent > 0 ? { nullRate: absent } : {}) };
}
