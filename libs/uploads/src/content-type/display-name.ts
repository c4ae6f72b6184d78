const MAX_BYTES = 255;
const MAX_LENGTH_LOOKED_AT = 2000;
// Control characters, line and paragraph separators, lone surrogates, and the invisible ones that reorder or
// hide text (bidirectional marks, embeddings, overrides and isolates; zero-width space; byte order mark).
const UNSAFE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/**
 * A client's file name made fit to be shown and offered for download: no path, no control characters, nothing
 * that reorders or hides text, at most 255 bytes of UTF-8 with the extension kept. Never used as a path.
 */
export function displayName(fileName: string): string {
  const lastPart = fileName.split(/[/\\]/).at(-1) ?? '';
  const clean = lastPart
    .slice(0, MAX_LENGTH_LOOKED_AT)
    .normalize('NFC')
    .replace(UNSAFE, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return clean === '' ? 'unnamed' : shorten(clean);
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const extension = /\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  let bytes = Buffer.byteLength(extension);
  let kept = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/, '') + extension;
}
