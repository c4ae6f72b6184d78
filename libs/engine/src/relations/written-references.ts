import { isJsonObject } from '../options/option';

/** A reference as it is written in an untrusted list of fields; whether it is in order is for `compilePlan` to say. */
export interface WrittenReference {
  /** Name of the field. */
  readonly field: string;
  /** Where it is in the list, as a JSON pointer into the record type: `/fields/3`. */
  readonly pointer: string;
  /** The record type and its field that `to` names. */
  readonly recordType: string;
  readonly key: string;
}

/** What `to` of a reference looks like: `teams.id`. */
export const TARGET_PATTERN = /^([a-z][A-Za-z0-9_]{0,62})\.([a-z][A-Za-z0-9_]{0,62})$/;

/** The references among untrusted fields; what does not look like one is left out. */
export function writtenReferences(fields: unknown): WrittenReference[] {
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field: unknown, i) => {
    if (!isReference(field) || typeof field['name'] !== 'string' || typeof field['to'] !== 'string')
      return [];
    const match = TARGET_PATTERN.exec(field['to']);
    if (match === null) return [];
    const [, recordType, key] = match as unknown as [string, string, string];
    return [{ field: field['name'], pointer: `/fields/${i}`, recordType, key }];
  });
}

/** Whether a field says how many records there are: a reference with so many children for each parent. */
export function countFollowsFrom(fields: unknown): boolean {
  return (
    Array.isArray(fields) && fields.some((field) => isReference(field) && Object.hasOwn(field, 'perParent'))
  );
}

function isReference(field: unknown): field is Record<string, unknown> {
  return isJsonObject(field) && field['type'] === 'reference';
}
