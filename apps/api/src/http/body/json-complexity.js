import { JsonTooComplex } from './body.errors';
/** Values in a JSON body; more cost more to look at than any honest request needs. */
export const MAX_JSON_VALUES = 100_000;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/**
 * Looks through JSON before it is parsed. Libraries that walk what the parser made do so by recursion, so a few
 * kilobytes of brackets would overflow the stack.
 * @throws JsonTooComplex
 */
export function assertSimpleJson(bytes, maxDepth, maxValues = MAX_JSON_VALUES) {
    let depth = 0;
    let values = 1;
    for (let at = 0; at < bytes.length; at++) {
        switch (bytes[at]) {
            case QUOTE:
                at = endOfString(bytes, at);
                break;
            case COMMA:
                values++;
                break;
            case OPEN_BRACKET:
            case OPEN_BRACE:
                values++;
                depth++;
                if (depth > maxDepth)
                    throw new JsonTooComplex(`The JSON is nested more than ${maxDepth} levels deep.`);
                break;
            case CLOSE_BRACKET:
            case CLOSE_BRACE:
                depth--;
                break;
            default:
        }
    }
    if (values > maxValues)
        throw new JsonTooComplex(`The JSON has more than ${maxValues} values.`);
}
/** The place of the closing quote, or the end of the bytes. */
function endOfString(bytes, opening) {
    let at = opening + 1;
    while (at < bytes.length && bytes[at] !== QUOTE)
        at += bytes[at] === BACKSLASH ? 2 : 1;
    return at;
}
