const MAX_STEP = 100;
/** A JSON pointer (RFC 6901) from its steps. A step is cut where it is long enough to be hostile. */
export function jsonPointer(steps) {
    return steps.map((step) => `/${escapeStep(String(step).slice(0, MAX_STEP))}`).join('');
}
function escapeStep(step) {
    return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
