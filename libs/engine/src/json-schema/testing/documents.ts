import Ajv, { type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { ByteWriter } from '../../bytes/byte-writer';
import { jsonWriter } from '../../fields/json/json-text';
import { planOf } from '../../testing/column-values';

/** For tests: the first `count` records of `fields` as documents; an optional column that is null is left out. */
export function documentsOf(fields: unknown, count: number): Record<string, unknown>[] {
  const { columns } = planOf(fields);
  const writers = columns.map(jsonWriter);
  const out = new ByteWriter(Math.max(...writers.map(({ maxBytes }) => maxBytes)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Array.from({ length: count }, (_, row) => {
    const members = columns.flatMap((column, i): [string, unknown][] => {
      if (column.isNull(row)) return [];
      writers[i]!.write(row, out);
      if (out.pos > writers[i]!.maxBytes)
        throw new Error(`${column.name} wrote more than it said: ${out.pos}`);
      return [[column.name, JSON.parse(decoder.decode(out.take()))]];
    });
    return Object.fromEntries(members);
  });
}

/** What checks that schemas are schemas: kept, as compiling the schema of a dialect takes longer than all the rest. */
const dialects = { old: new Ajv({ strict: false }), new: new Ajv2020({ strict: false }) };

/** ajv for the dialect of the schema, with formats. Quotients of decimals are compared to 9 digits, as doubles need. */
export function validatorOf(schema: object): ValidateFunction {
  const { $id: _, $schema, ...rest } = schema as Record<string, unknown>;
  const isOld = typeof $schema === 'string' && /draft-0[67]/.test($schema);
  const dialect = isOld ? dialects.old : dialects.new;
  if (dialect.validateSchema(rest) !== true) throw new Error(dialect.errorsText());
  // Schemas may name parts of themselves, so each has an ajv of its own.
  const options = { strict: false, multipleOfPrecision: 9, validateSchema: false, code: { optimize: false } };
  const ajv = isOld ? new Ajv(options) : new Ajv2020(options);
  addFormats(ajv);
  return ajv.compile(rest);
}
