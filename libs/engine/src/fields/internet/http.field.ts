import { writeAscii, writeInteger } from '../../bytes/decimal-text';
import type { ByteWriter } from '../../bytes/byte-writer';
import { Dictionary } from '../../dictionaries';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { option } from '../../options/option';
import { choice, fraction32 } from '../../random/draw';
import type { CellSeed } from '../../random/field-random';
import { WeightedChoice } from '../../random/weighted-choice';
import { composedField } from '../composed/composed-field';
import { characters, HEX } from '../composed/part';
import { defineField } from '../define-field';
import { listedField, weightedListField } from '../listed/listed-field';

export const httpMethod = weightedListField({
  type: 'httpMethod',
  family: 'internet',
  description: 'A method of HTTP (RFC 9110), as often as servers see it: mostly GET and POST.',
  weights: { GET: 62, POST: 20, PUT: 6, PATCH: 4, DELETE: 4, HEAD: 2, OPTIONS: 2 },
});

/** Status codes of the IANA registry with how often they are seen, relative to the others. */
const STATUS: readonly (readonly [code: number, reason: string, weight: number])[] = [
  [100, 'Continue', 0.2],
  [101, 'Switching Protocols', 0.8],
  [200, 'OK', 700],
  [201, 'Created', 50],
  [202, 'Accepted', 15],
  [204, 'No Content', 45],
  [206, 'Partial Content', 8],
  [301, 'Moved Permanently', 20],
  [302, 'Found', 25],
  [303, 'See Other', 4],
  [304, 'Not Modified', 40],
  [307, 'Temporary Redirect', 3],
  [308, 'Permanent Redirect', 2],
  [400, 'Bad Request', 15],
  [401, 'Unauthorized', 15],
  [403, 'Forbidden', 10],
  [404, 'Not Found', 35],
  [405, 'Method Not Allowed', 1],
  [409, 'Conflict', 3],
  [410, 'Gone', 1],
  [412, 'Precondition Failed', 1],
  [413, 'Content Too Large', 1],
  [415, 'Unsupported Media Type', 1],
  [422, 'Unprocessable Content', 6],
  [429, 'Too Many Requests', 5],
  [500, 'Internal Server Error', 6],
  [501, 'Not Implemented', 0.5],
  [502, 'Bad Gateway', 3],
  [503, 'Service Unavailable', 4],
  [504, 'Gateway Timeout', 2],
];
const CLASSES = ['any', 'informational', 'success', 'redirection', 'clientError', 'serverError'] as const;

export const httpStatusCode = defineField({
  type: 'httpStatusCode',
  family: 'internet',
  description: 'A status code of HTTP (RFC 9110), as often as servers send it: mostly 200.',
  example: { class: 'any' },
  options: {
    class: option.choice(CLASSES, {
      description: 'informational: 1xx. success: 2xx. redirection: 3xx. clientError: 4xx. serverError: 5xx.',
      default: 'any',
    }),
  },
  columnType: 'int4',
  compile: (options, { random }) => {
    const hundreds = CLASSES.indexOf(options.class);
    const chosen = STATUS.filter(([code]) => hundreds === 0 || Math.floor(code / 100) === hundreds);
    const codes = Int32Array.from(chosen, ([code]) => code);
    const weighted = new WeightedChoice(chosen.map(([, , weight]) => weight));
    return { type: 'int4', value: (row) => codes[weighted.pick(fraction32(random.cell(row), 0))]! };
  },
});

export const httpStatus = weightedListField({
  type: 'httpStatus',
  family: 'internet',
  description: 'A status code of HTTP with its name, such as "404 Not Found", as often as servers send it.',
  weights: Object.fromEntries(STATUS.map(([code, reason, weight]) => [`${code} ${reason}`, weight])),
});

export const httpVersion = weightedListField({
  type: 'httpVersion',
  family: 'internet',
  description: 'A version of HTTP, such as "HTTP/2".',
  weights: { 'HTTP/1.1': 25, 'HTTP/2': 50, 'HTTP/3': 25 },
});

export const acceptLanguage = listedField({
  type: 'acceptLanguage',
  family: 'internet',
  description: 'An Accept-Language header (RFC 9110), such as "de-AT,de;q=0.9,en;q=0.8".',
  values: [
    'en-US,en;q=0.9',
    'en-GB,en;q=0.9',
    'en',
    'de-DE,de;q=0.9,en;q=0.8',
    'de-AT,de;q=0.9,en;q=0.8',
    'fr-FR,fr;q=0.9,en;q=0.8',
    'fr-CA,fr;q=0.9,en-CA;q=0.8',
    'es-ES,es;q=0.9,en;q=0.8',
    'es-MX,es;q=0.9',
    'it-IT,it;q=0.9,en;q=0.8',
    'nl-NL,nl;q=0.9,en;q=0.8',
    'pl-PL,pl;q=0.9,en;q=0.8',
    'pt-BR,pt;q=0.9,en;q=0.8',
    'sv-SE,sv;q=0.9,en;q=0.8',
    'cs-CZ,cs;q=0.9,en;q=0.8',
    'uk-UA,uk;q=0.9,en;q=0.8',
    'tr-TR,tr;q=0.9,en;q=0.8',
    'ja-JP,ja;q=0.9,en;q=0.8',
    'ko-KR,ko;q=0.9,en;q=0.8',
    'zh-CN,zh;q=0.9,en;q=0.8',
    '*',
  ],
});

export const cacheControl = listedField({
  type: 'cacheControl',
  family: 'internet',
  description: 'A Cache-Control header (RFC 9111).',
  values: [
    'no-store',
    'no-cache',
    'private',
    'private, max-age=0, must-revalidate',
    'private, max-age=600',
    'public, max-age=60',
    'public, max-age=3600',
    'public, max-age=86400',
    'public, max-age=31536000, immutable',
    'public, max-age=600, stale-while-revalidate=60',
  ],
});

export const etag = composedField({
  type: 'etag',
  family: 'internet',
  description: 'An ETag header (RFC 9110) with its quotes, weak or strong.',
  example: {},
  options: {},
  parts: () => [new Dictionary(['W/"', '"']), ...characters(HEX, 16), '"'],
});

const DESKTOPS = new Dictionary([
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
]);
const PHONES = new Dictionary(['18_0', '18_1', '18_2', '18_3', '18_4', '18_5', '17_7']);
const FIREFOX_DESKTOPS = DESKTOPS.map((system) => system.replace('10_15_7', '10.15'));

/** Chrome and Firefox come every month; these are the versions of two years. */
const FIRST_VERSION = 120;
const VERSIONS = 24;

export const userAgent = defineField({
  type: 'userAgent',
  family: 'internet',
  description:
    'The User-Agent header of a browser (Chrome, Edge, Firefox, Safari) on a computer or a telephone.',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random }) => {
    const mozilla = new Utf8Literal('Mozilla/5.0 (');
    const chromeEngine = new Utf8Literal(') AppleWebKit/537.36 (KHTML, like Gecko) Chrome/');
    const chromeEnd = new Utf8Literal('.0.0.0 Safari/537.36');
    const chromeMobileEnd = new Utf8Literal('.0.0.0 Mobile Safari/537.36');
    const android = new Utf8Literal('Linux; Android 10; K');
    const iphone = new Utf8Literal('iPhone; CPU iPhone OS ');
    const safariMobile = new Utf8Literal(
      ' like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    );
    const shares = new WeightedChoice([38, 10, 8, 24, 20]);

    const chrome = (cell: CellSeed, out: ByteWriter): number => {
      const version = FIRST_VERSION + choice(cell, 2, VERSIONS);
      chromeEngine.write(out);
      writeInteger(out, version);
      return version;
    };
    return {
      type: 'text',
      maxBytes: 160,
      plain: false,
      write: (row, out) => {
        const cell = random.cell(row);
        const browser = shares.pick(fraction32(cell, 0));
        mozilla.write(out);
        if (browser === 2) {
          const version = FIRST_VERSION + choice(cell, 2, VERSIONS);
          FIREFOX_DESKTOPS.write(choice(cell, 1, FIREFOX_DESKTOPS.size), out);
          writeAscii(out, '; rv:');
          writeInteger(out, version);
          writeAscii(out, '.0) Gecko/20100101 Firefox/');
          writeInteger(out, version);
          writeAscii(out, '.0');
        } else if (browser === 3) {
          android.write(out);
          chrome(cell, out);
          chromeMobileEnd.write(out);
        } else if (browser === 4) {
          iphone.write(out);
          PHONES.write(choice(cell, 1, PHONES.size), out);
          safariMobile.write(out);
        } else {
          DESKTOPS.write(choice(cell, 1, DESKTOPS.size), out);
          const version = chrome(cell, out);
          chromeEnd.write(out);
          if (browser === 1) {
            writeAscii(out, ' Edg/');
            writeInteger(out, version);
            writeAscii(out, '.0.0.0');
          }
        }
      },
    };
  },
});
