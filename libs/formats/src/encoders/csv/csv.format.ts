import { ByteWriter, option, utf8Length } from '@app/engine';
import { defineFormat } from '../../text/define-format';
import { createCsvEscape } from './csv-escape';

const DELIMITERS = [',', ';', '|', '\t'] as const;

/**
 * Comma-separated values as in RFC 4180: lines end in CR LF, values are quoted when they need it. A null is an
 * empty value, an empty text is `""`.
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
  },
  layout: (columns, { delimiter, header, formulaGuard }) => {
    const escape = createCsvEscape(delimiter, formulaGuard);
    return {
      opening: header ? `${columns.map(({ name }) => escaped(name, escape)).join(delimiter)}\r\n` : '',
      beforeFirstRow: '',
      betweenRows: '',
      beforeValue: columns.map((_, i) => (i === 0 ? '' : delimiter)),
      afterRow: '\r\n',
      closing: '',
      nullText: '',
      quote: 0,
      embedsJson: false,
      notFinite: 'name',
      escape,
      escapedBytes: (bytes) => 2 * bytes + 3, // every byte a quote, the quotes around it, the guard
    };
  },
});

function escaped(text: string, escape: (out: ByteWriter, start: number) => void): string {
  const bytes = new TextEncoder().encode(text);
  const out = new ByteWriter(2 * utf8Length(text) + 3);
  out.append(bytes);
  escape(out, 0);
  return new TextDecoder().decode(out.take());
}
