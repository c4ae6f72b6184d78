import { option, optionsSchema, type JsonSchema } from '../options/option';

const MAX_FIELDS = 100;

/** How the values of some fields of a record type go together. */
export const CORRELATION_OPTIONS = {
  fields: option.required(
    option.texts({
      description: 'Names of fields whose types can be correlated, in the order of the matrix.',
      minItems: 2,
      maxItems: MAX_FIELDS,
      maxLength: 63,
    }),
  ),
  matrix: option.required(
    option.numberLists({
      description:
        'One row for each field: correlations with all of them, from -1 to 1; symmetric, with 1 on the diagonal, positive definite.',
      minItems: 2,
      maxItems: MAX_FIELDS,
      min: -1,
      max: 1,
    }),
  ),
};

export interface CorrelationSpec {
  readonly fields: readonly string[];
  readonly matrix: readonly (readonly number[])[];
}

/** JSON Schema (2020-12) of {@link CorrelationSpec}. */
export const correlationSchema: JsonSchema = optionsSchema(CORRELATION_OPTIONS);
