import { Utf8Literal } from '../../bytes/utf8-literal';
import { option, quote } from '../../options/option';
import { asText } from '../../plan/cell-text';
import { COLUMN_TYPES, type TextCell } from '../../plan/column';
import { defineField } from '../define-field';

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
/** A template is little work for a row, also when it is hostile. */
const MAX_PLACEHOLDERS = 50;

/** Literal texts and field names in turn: a text first and last, a name between any two. */
function parse(template: string): { texts: string[]; names: string[] } {
  const texts: string[] = [];
  const names: string[] = [];
  template.split(PLACEHOLDER).forEach((part, i) => (i % 2 === 0 ? texts : names).push(part));
  return { texts, names };
}

export const template = defineField({
  type: 'template',
  family: 'text',
  description:
    'A text with the values of other fields of the record put in, as in "{{firstName}} {{lastName}}". A null is put in as nothing.',
  example: { template: 'Dear {{firstName}} {{lastName}},' },
  companions: [
    { name: 'firstName', type: 'firstName' },
    { name: 'lastName', type: 'lastName' },
  ],
  options: {
    template: option.required(
      option.text({
        description: 'The text, with {{field}} wherever a value goes.',
        default: '',
        maxLength: 2000,
      }),
    ),
  },
  columnType: 'text',
  check: (options, report) => {
    const { texts, names } = parse(options.template);
    const stray = texts.find((text) => text.includes('{{') || text.includes('}}'));
    if (stray !== undefined) {
      report('/template', 'invalid_template', `${quote(stray)} has braces that are not a {{field}}`);
    }
    if (names.length > MAX_PLACEHOLDERS) {
      report(
        '/template',
        'invalid_template',
        `a template may use ${MAX_PLACEHOLDERS} fields, not ${names.length}`,
      );
    }
  },
  references: (options) =>
    parse(options.template).names.map((field) => ({ pointer: '/template', field, accepts: COLUMN_TYPES })),
  compile: (options, { field }) => {
    const { texts, names } = parse(options.template);
    const literals = texts.map((text) => new Utf8Literal(text));
    const columns = names.map(field);
    const values = columns.map(asText);
    const maxBytes = [...literals.map(({ length }) => length), ...values.map((value) => value.maxBytes)];
    const write: TextCell['write'] = (row, out) => {
      literals[0]!.write(out);
      for (let i = 0; i < values.length; i++) {
        if (!columns[i]!.isNull(row)) values[i]!.write(row, out);
        literals[i + 1]!.write(out);
      }
    };
    return { type: 'text', maxBytes: maxBytes.reduce((sum, bytes) => sum + bytes, 0), plain: false, write };
  },
});
