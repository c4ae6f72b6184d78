import type { FieldSpec } from '@app/engine';

/** The fields of an untrusted list that are objects with a name; whether they are in order is for the engine to say. */
export function namedFields(fields: unknown): FieldSpec[] {
  if (!Array.isArray(fields)) return [];
  return (fields as unknown[]).filter(
    (field): field is FieldSpec =>
      typeof field === 'object' && field !== null && 'name' in field && typeof field.name === 'string',
  );
}

/** Whether a field has a fan-out with a range. */
export function isRanged(fields: unknown, name: string): boolean {
  const field = namedFields(fields).find((one) => one.name === name);
  return typeof field?.['perParent'] === 'object' && field['perParent'] !== null;
}
