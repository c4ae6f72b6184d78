import { formatInfo } from '@app/formats';
import { NotAcceptable } from '../http/http.errors';
/** Formats in which pages of rows can be read, the preferred one first. */
export const ROW_FORMATS = ['json', 'ndjson', 'csv'];
/** Media types without parameters, as clients ask for them, with their formats. */
export const ROW_MEDIA_TYPES = new Map(ROW_FORMATS.map((format) => [formatInfo(format).contentType.split(';')[0] ?? '', format]));
/** The format that a request prefers by its header `Accept`. @throws NotAcceptable */
export function acceptedFormat(request) {
    const types = [...ROW_MEDIA_TYPES.keys()];
    const format = ROW_MEDIA_TYPES.get(request.accepts(types) || '');
    if (format === undefined)
        throw new NotAcceptable(types);
    return format;
}
