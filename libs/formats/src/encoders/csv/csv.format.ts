import { ByteWriter, option, utf8Length, type Report } from '@app/engine';
import { defineFormat } from '../../text/define-format';
import { createCsvEscape } from './csv-escape';

const DELIMITERS = [',', ';', '|', '\t'] as const;
const MAX_NULL_TEXT = 20;
/** What numbers, booleans, dates and UUIDs look like, which are never quoted. */
const BARE_VALUE = /^[-+]?(\d|NaN$|infinity$)|^(true|false)$/i;

/**
 * Comma-separated values as in RFC 4180: lines end in CR LF, values are quoted when they need it. A null is an
 * empty value or the `nullText`, never quoted; an empty text is `""`.
 */
export const csv = defineFormat({
  name: 'csv',
  description: 'Comma-separated values (RFC 4180).',
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  options: {
    delimiter: option.choice(DELIMITERS, { description: 'Character between values.', default: ',' }),
    header: option.boolean({
      description: 'Whether the first line has the names of the columns.',
      default: true,
    }),
    formulaGuard: option.boolean({
      description: "Puts ' in front of texts that a spreadsheet would take for a formula.",
      default: false,
    }),
    nullText: option.custom<string>(
      { type: 'string', maxLength: MAX_NULL_TEXT, default: '' },
      { description: 'What is written for a null, such as NULL or \\N. A text that is the same is quoted.' },
      readNullText,
    ),
    bom: option.boolean({
      description: 'Puts a byte order mark in front, by which Excel knows UTF-8.',
      default: false,
    }),
  },
  layout: (columns, { delimiter, header, formulaGuard, nullText = '', bom }) => {
    const escape = createCsvEscape({ delimiter, formulaGuard, nullText });
    const names = columns.map(({ name }) => escaped(name, escape)).join(delimiter);
    return {
      opening: `${bom ? '\ufeff' : ''}${header ? `${names}\r\n` : ''}`,
      beforeFirstRow: '',
      betweenRows: '',
      beforeValue: columns.map((_, i) => (i === 0 ? '' : delimiter)),
      afterRow: '\r\n',
      closing: '',
      nullText,
      quote: 0,
      embedsJson: false,
      notFinite: 'name',
      escape,
      escapedBytes: (bytes) => 2 * bytes + 3, // every byte a quote, the quotes around it, the guard
    };
  },
});

function readNullText(value: unknown, report: Report): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_NULL_TEXT) {
    report('', 'wrong_type', `must be a string of up to ${MAX_NULL_TEXT} characters`);
  } else if (/["',;|\p{Cc}\p{Cs}\ufeff]/u.test(value)) {
    report('', 'invalid_text', 'must not have quotes, delimiters, control characters or line ends');
  } else if (BARE_VALUE.test(value)) {
    report(
      '',
      'ambiguous',
      `must not be what a value can be: ${JSON.stringify(value)} would be taken for one`,
    );
  } else {
    return value;
  }
  return undefined;
}

function escaped(text: string, escape: (out: ByteWriter, start: number) => void): string {
  const bytes = new TextEncoder().encode(text);
  const out = new ByteWriter(2 * utf8Length(text) + 3);
  out.append(bytes);
  escape(out, 0);
  return new TextDecoder().decode(out.take());
}
