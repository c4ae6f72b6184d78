import { fieldsOfJsonSchema, InvalidSchema } from '@app/engine';
import type { Issue } from '@app/errors';
import type { RequestedRecordType } from './generation-request';
import { namedFields } from './relations/written-fields';

/** Translates the JSON Schema of a record type, if it is given by one. @throws InvalidSchema */
export function withFields(one: RequestedRecordType): RequestedRecordType {
  if (one.jsonSchema === undefined) return one;
  if (one.fields !== undefined) {
    const message = 'A record type has either fields or jsonSchema, not both';
    throw new InvalidSchema([{ pointer: '/jsonSchema', code: 'conflicting_properties', message }]);
  }
  return { ...one, fields: fieldsOfJsonSchema(one.jsonSchema) };
}

/** What is wrong with the fields of a record type, told in terms of what the client sent. */
export function toldOf({ jsonSchema, fields }: RequestedRecordType, issues: readonly Issue[]): Issue[] {
  if (jsonSchema === undefined) return [...issues];
  const names = namedFields(fields).map(({ name }) => name);
  return issues.map((issue) => ({
    ...issue,
    pointer: issue.pointer.replace(/^\/fields(?:\/(\d+))?.*$/, (_, i?: string) =>
      i === undefined ? '/jsonSchema' : `/jsonSchema/properties/${names[Number(i)] ?? ''}`,
    ),
  }));
}
