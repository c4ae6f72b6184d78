import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { projectFolder } from '../project';
const DEFAULT_COUNT = 100_000;
const DEFAULT_SEED = 42;
function readJson(file) {
    let text;
    try {
        text = readFileSync(file, 'utf8');
    }
    catch (error) {
        const { code } = error;
        throw new CannotStart(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
    }
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch (error) {
        throw new CannotStart(`${file} is not JSON: ${error.message}`);
    }
}
/** `order-items.json` → `orderItems`; undefined when the name has nothing to make a record type of. */
function recordTypeFrom(file) {
    const words = basename(file)
        .replace(/\..*$/, '')
        .split(/[^A-Za-z0-9]+/)
        .filter(Boolean);
    const name = words
        .map((word, i) => (i === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1)))
        .join('');
    return /^[a-z][A-Za-z0-9]{0,62}$/.test(name) ? name : undefined;
}
/**
 * Reads a schema file: the body of POST /generate, or just its array of fields.
 * @throws CannotStart when it is not that
 */
export function readGenerateRequest(file, { count, seed }) {
    const content = readJson(file);
    if (typeof content !== 'object' || content === null) {
        throw new CannotStart(`${file} must hold the body of POST /generate: an object with recordType and fields.`);
    }
    const body = Array.isArray(content) ? { fields: content } : { ...content };
    if ('recordTypes' in body) {
        throw new CannotStart(`${file} describes several record types; the demo makes one. Run npm start and send the file to POST /generate.`);
    }
    const recordType = body['recordType'] ?? recordTypeFrom(file);
    if (typeof recordType !== 'string')
        throw new CannotStart(`${file} needs a "recordType", for example "customers".`);
    return {
        ...body,
        recordType,
        count: count ?? body['count'] ?? DEFAULT_COUNT,
        seed: seed ?? body['seed'] ?? DEFAULT_SEED,
        mode: 'replace',
    };
}
/** The example that comes with VeoGen, found from the sources as well as from the build. */
export function examplePath() {
    return join(projectFolder(), 'examples', 'customers.json');
}
