import { InvalidId } from './http.errors';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** An id in the path, in the lower case that we give it out in. */
export class UuidParameter {
    /** @throws InvalidId */
    transform(value, { data }) {
        if (!UUID.test(value))
            throw new InvalidId(data ?? 'id');
        return value.toLowerCase();
    }
}
