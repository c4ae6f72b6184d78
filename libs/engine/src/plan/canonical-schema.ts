import type { Plan } from './plan';

/**
 * The schema of `plan` as JSON text with sorted keys: two plans describe the same columns with the same values
 * (given the same seed and record type) exactly when these texts are equal. Hash it to compare schemas. The
 * order of fields counts, because it is the order of columns.
 */
export function canonicalSchema(
  plan: Pick<Plan, 'locale' | 'fields'> & Partial<Pick<Plan, 'correlation' | 'series' | 'uniqueTogether'>>,
): string {
  const { locale, fields, correlation, series, uniqueTogether = [] } = plan;
  const groups = uniqueTogether.length === 0 ? undefined : uniqueTogether;
  return stableJson({ locale, fields, correlation, series, uniqueTogether: groups });
}

/** JSON text with sorted keys and without members that are undefined. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${stableJson(member)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}
