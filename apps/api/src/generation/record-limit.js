import { ValidationFailed } from '../http/http.errors';
/** @param records `MAX_RECORDS` @throws ValidationFailed */
export function requireAllowedCount({ count }, records) {
    if (count <= records)
        return;
    const message = `count must be a whole number from 1 to ${records}, not ${count}`;
    throw new ValidationFailed([{ pointer: '/count', code: 'out_of_range', message }]);
}
