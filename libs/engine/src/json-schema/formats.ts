import type { NestedSpec } from '../fields/json/nested-field';

/** How texts of a format are made. */
export interface Format {
  /** The field type that gives the most lifelike values. */
  readonly field: NestedSpec;
  /** Texts that all have the format, as an expression; used when lengths are asked for that the field may not keep. */
  readonly pattern: string;
  /** What every text of the format looks like; a check of given values, not a validator. */
  readonly shape: RegExp;
}

const HOST = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[!-~]*$/;
const MAIL = /^[^\s@]+@[^\s@]+$/;
const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]';

const pattern = (expression: string): NestedSpec => ({ type: 'pattern', pattern: expression });
const made = (expression: string, shape: RegExp): Format => ({
  field: pattern(expression),
  pattern: expression,
  shape,
});
const SEGMENTS = '(/[a-z]{3,9}){1,3}';

const email: Format = {
  field: { type: 'email' },
  pattern: '[a-z]{1,20}@example\\.(com|net|org)',
  shape: MAIL,
};
const hostname: Format = {
  field: { type: 'domain' },
  pattern: '[a-z]{1,20}(\\.example)?',
  shape: HOST,
};
const uri: Format = {
  field: { type: 'url' },
  pattern: 'https://example\\.com(/[a-z]{1,50})?',
  shape: URI,
};
const reference: Format = { field: { type: 'urlPath' }, pattern: '/[a-z]{0,50}', shape: /^[!-~]*$/ };

/** The formats of draft 2020-12, and those of OpenAPI for texts. */
export const TEXT_FORMATS: Readonly<Record<string, Format>> = {
  'date-time': {
    field: { type: 'timestamp' },
    pattern: `20[0-2][0-9]-0[1-9]-(0[1-9]|1[0-9]|2[0-8])T${CLOCK}Z`,
    shape: /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
  },
  date: {
    field: { type: 'date' },
    pattern: '20[0-2][0-9]-0[1-9]-(0[1-9]|1[0-9]|2[0-8])',
    shape: /^\d{4}-\d\d-\d\d$/,
  },
  time: made(`${CLOCK}Z`, /^\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/),
  duration: made('P([1-9]D|([1-9]D)?T[1-9]H|T[1-5]?[0-9]M)', /^P[0-9DHMSTWY.]+$/),
  email,
  'idn-email': email,
  hostname,
  'idn-hostname': hostname,
  ipv4: {
    field: { type: 'ipv4' },
    pattern: '(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[1-9][0-9]?',
    shape: /^\d{1,3}(\.\d{1,3}){3}$/,
  },
  ipv6: {
    field: { type: 'ipv6' },
    pattern: '2001:db8(:[1-9a-f][0-9a-f]{0,3}){6}',
    shape: /^[0-9A-Fa-f:.]+$/,
  },
  uri,
  iri: uri,
  'uri-reference': reference,
  'iri-reference': reference,
  'uri-template': made('https://example\\.com/[a-z]{3,9}/\\{(id|name|key)\\}', /^\S*$/),
  uuid: {
    field: { type: 'uuid' },
    pattern: '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}',
    shape: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  },
  'json-pointer': made(SEGMENTS, /^(\/.*)?$/s),
  'relative-json-pointer': made(`[0-3]${SEGMENTS}`, /^\d+(#|(\/.*)?)$/s),
  regex: made('\\^(\\[a-z\\]|\\[0-9\\]|\\[A-Z\\])(\\+|\\{1,8\\})\\$', /^.*$/s),
  byte: made('([A-Za-z0-9+/]{4}){2,8}', /^[A-Za-z0-9+/=]*$/),
  binary: made('[A-Za-z0-9]{8,32}', /^.*$/s),
  password: made('[A-Za-z0-9]{12,20}', /^.*$/s),
};

/** The formats of OpenAPI for numbers, with what they add to the schema. */
export const NUMBER_FORMATS: Readonly<Record<string, { minimum?: number; maximum?: number }>> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: {},
  float: {},
  double: {},
};
