import fc, { type GeneratorValue } from 'fast-check';
import { oddText, type Schema, type ValueDrawer } from './draw-value';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}

export interface FuzzedOperation {
  method: string;
  /** As documented, with `{names}`. */
  template: string;
  parameters: Parameter[];
  content: Record<string, { schema?: Schema; examples?: Record<string, { value?: unknown }> }>;
}

export interface FuzzRequest {
  method: string;
  /** With the query, encoded. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const WRONG_TYPES = [
  'text/plain',
  'application/json; charset=latin1',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=""',
  'application/xml',
  '; ; ;',
];
const BOUNDARY = 'fuzz-5f2b';
const FILES = [
  'name,city\nAda,London\n',
  '[{"a":1}]',
  '{"a":1}\n{"a":2}\n',
  '\0\0\0\0',
  '',
  '%PDF-1.7\n',
  'a,b\n"x',
];
/** Longest path: Node itself refuses requests whose head is larger than 16 KiB. */
const MAX_PATH = 6_000;

const chance = (g: GeneratorValue, percent: number): boolean => g(fc.nat, { max: 99 }) < percent;

/** What can go into the path: things that exist, by the name of the parameter. */
export type KnownIds = ReadonlyMap<string, readonly string[]>;

/** Draws one request to an operation: half of them as documented, the others spoilt somewhere. */
export function drawRequest(
  g: GeneratorValue,
  operation: FuzzedOperation,
  values: ValueDrawer,
  known: KnownIds,
): FuzzRequest {
  const { method, template, parameters } = operation;
  const spoils = chance(g, 50);
  const drawn = (parameter: Parameter): string => {
    if (spoils && chance(g, 25)) return oddText(g);
    const value = values.valid(g, parameter.schema ?? {});
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const of = (place: Parameter['in']): [string, string][] =>
    parameters
      .filter((one) => one.in === place)
      .filter((one) =>
        one.required === true ? !(spoils && chance(g, 15)) : chance(g, place === 'query' ? 20 : 30),
      )
      .map((one) => [one.name, drawn(one)]);

  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const ids = known.get(name) ?? [];
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    const id =
      ids.length > 0 && chance(g, 75) ? g(fc.constantFrom, ...ids) : drawn(parameter ?? { name, in: 'path' });
    return inPath(id);
  });
  const query = of('query').flatMap(([name, value]) => {
    const pair = `${encode(name)}=${encode(value)}`;
    return spoils && chance(g, 10) ? [pair, pair] : [pair];
  });
  if (spoils && chance(g, 10))
    query.push(g(fc.constantFrom, '__proto__[x]=1', 'limit[]=1', 'a=%zz', '=', '&&', 'x'));
  const headers = Object.fromEntries(
    of('header').map(([name, value]) => [name.toLowerCase(), printable(value)]),
  );
  const body = drawBody(g, operation, values, spoils, headers);
  return {
    method,
    path: `${path}${query.length === 0 ? '' : `?${query.join('&')}`}`.slice(0, MAX_PATH),
    headers,
    body,
  };
}

function drawBody(
  g: GeneratorValue,
  { content }: FuzzedOperation,
  values: ValueDrawer,
  spoils: boolean,
  headers: Record<string, string>,
): string | undefined {
  const [type, media = {}] = Object.entries(content)[0] ?? [];
  if (type === undefined) {
    if (!spoils || !chance(g, 10)) return undefined;
    headers['content-type'] = 'application/json';
    return '{"x":1}';
  }
  headers['content-type'] = spoils && chance(g, 8) ? g(fc.constantFrom, ...WRONG_TYPES) : type;
  if (spoils && chance(g, 4)) return undefined;
  if (type === 'application/offset+octet-stream') return g(fc.string, { maxLength: 200 });
  const examples = Object.values(media.examples ?? {}).flatMap(({ value }) => value ?? []);
  let value =
    examples.length > 0 && chance(g, 40)
      ? g(fc.constantFrom, ...examples)
      : values.valid(g, media.schema ?? {});
  if (spoils && chance(g, 70)) value = values.spoiled(g, value);
  if (type === 'multipart/form-data') {
    if (headers['content-type'] === type) headers['content-type'] = `${type}; boundary=${BOUNDARY}`;
    return multipart(g, value, spoils);
  }
  const text = JSON.stringify(value);
  if (!spoils || !chance(g, 8)) return text;
  return chance(g, 50) ? text.slice(0, g(fc.nat, { max: text.length })) : `${text}${oddText(g)}`;
}

function multipart(g: GeneratorValue, value: unknown, spoils: boolean): string {
  const { file: _, ...fields } = Object(value) as Record<string, unknown>;
  const parts = Object.entries(fields).map(([name, part]) => {
    const text = typeof part === 'string' ? part : JSON.stringify(part);
    return `Content-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${text}`;
  });
  const name = spoils && chance(g, 30) ? quoted(oddText(g)) : 'people.csv';
  parts.push(
    `Content-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${g(fc.constantFrom, ...FILES)}`,
  );
  const body = parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('');
  const whole = `${body}--${BOUNDARY}--\r\n`;
  return spoils && chance(g, 20) ? whole.slice(0, g(fc.nat, { max: whole.length })) : whole;
}

const quoted = (text: string): string => text.replace(/["\r\n]/g, '_').slice(0, 300);
/** What no client can send in a header is sent as what it can. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 2_000);
/** A lone surrogate has no encoding. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

/** One step of a path, which must not be empty or a way up. */
function inPath(id: string): string {
  const step = encode(id)
    .slice(0, 3_000)
    .replace(/%[\dA-F]?$/, '');
  return step === '' || step === '.' || step === '..' ? 'x' : step;
}
