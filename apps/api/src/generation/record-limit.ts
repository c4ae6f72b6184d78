import { type GenerationRequest, recordTypesOf } from '@app/generation';
import { ValidationFailed } from '../http/http.errors';

/** @param records `MAX_RECORDS` @throws ValidationFailed */
export function requireAllowedCounts(request: GenerationRequest, records: number): void {
  const issues = recordTypesOf(request).flatMap(({ count = 0, pointer }) => {
    if (count <= records) return [];
    const message = `count must be a whole number from 1 to ${records}, not ${count}`;
    return [{ pointer: `${pointer}/count`, code: 'out_of_range', message }];
  });
  if (issues.length > 0) throw new ValidationFailed(issues);
}
