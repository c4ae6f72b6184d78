const POINT = 46;
/** Codes of five characters fit an exact integer; no known extension is longer. */
const MAX_CHARACTERS = 5;

/**
 * Finds which of `extensions` (small letters and digits, without the point) the text in `bytes` from `start` to
 * `end` ends in, letters of any case; the number of extensions when it is none. A text without a point is taken
 * for an extension as a whole. Makes no strings.
 */
export function extensionReader(
  extensions: readonly string[],
): (bytes: Uint8Array, start: number, end: number) => number {
  const byCode = new Map<number, number>();
  extensions.forEach((extension, i) => {
    let code = 0;
    for (let at = extension.length - 1; at >= 0; at--) code = code * 256 + extension.charCodeAt(at);
    byCode.set(code, i);
  });
  return (bytes, start, end) => {
    let code = 0;
    let factor = 1;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === POINT) {
        code = 0;
        factor = 1;
      } else if (factor < 256 ** MAX_CHARACTERS) {
        code += factor * (byte >= 65 && byte <= 90 ? byte + 32 : byte);
        factor *= 256;
      } else {
        code = -1; // too long; a point may still start anew
      }
    }
    return byCode.get(code) ?? extensions.length;
  };
}
