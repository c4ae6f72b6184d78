/**
 * The text that PostgreSQL gives for a JSON document after it was stored as `jsonb` (manual, "JSON Types"; the rules
 * are those of `jsonb_in` and `jsonb_out`): one space after each comma and colon, the keys of an object ordered by
 * their length in bytes and then by their bytes, of equal keys the last one, numbers without exponent and with their
 * decimals, strings with no escape that is not needed.
 *
 * @param json a valid document
 */
export function jsonbText(json: string): string {
  let pos = 0;

  const skipSpace = (): void => {
    while (' \t\n\r'.includes(json[pos] ?? 'x')) pos++;
  };
  /** Whether the next sign is this one; then it is passed. */
  const take = (sign: string): boolean => {
    skipSpace();
    if (json[pos] !== sign) return false;
    pos++;
    return true;
  };
  const value = (): string => {
    skipSpace();
    if (json[pos] === '"') return JSON.stringify(text());
    if (take('{')) return object();
    if (take('[')) return array();
    const start = pos;
    while (pos < json.length && !',]} \t\n\r'.includes(json[pos]!)) pos++;
    const word = json.slice(start, pos);
    return word === 'true' || word === 'false' || word === 'null' ? word : numericText(word);
  };
  const text = (): string => {
    skipSpace();
    const start = pos++;
    while (json[pos] !== '"') pos += json[pos] === '\\' ? 2 : 1;
    pos++;
    return JSON.parse(json.slice(start, pos)) as string;
  };
  const array = (): string => {
    const items: string[] = [];
    while (!take(']')) {
      items.push(value());
      take(',');
    }
    return `[${items.join(', ')}]`;
  };
  const object = (): string => {
    const members = new Map<string, string>();
    while (!take('}')) {
      const key = text();
      take(':');
      members.set(key, value());
      take(',');
    }
    const ordered = [...members]
      .map(([key, member]) => ({ key, member, bytes: new TextEncoder().encode(key) }))
      .sort((a, b) => compareKeys(a.bytes, b.bytes));
    return `{${ordered.map(({ key, member }) => `${JSON.stringify(key)}: ${member}`).join(', ')}}`;
  };
  return value();
}

function compareKeys(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const differs = a.findIndex((byte, i) => byte !== b[i]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}

/** A JSON number as `numeric` shows it. */
function numericText(number: string): string {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const shown = Math.max(0, fraction.length - Number(exponent));
  const before =
    digits
      .slice(0, Math.max(point, 0))
      .padEnd(point, '0')
      .replace(/^0+(?=\d)/, '') || '0';
  const after = shown === 0 ? '' : `.${digits.slice(Math.max(point, 0)).padStart(shown, '0')}`;
  return (/[1-9]/.test(digits) ? sign : '') + before + after;
}
