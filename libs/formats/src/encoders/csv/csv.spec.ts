import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Column } from '@app/engine';
import { encodeRows } from '../../encode-rows';
import { type InvalidFormatOptions } from '../../formats.errors';
import { columnOf, textOf, type SampleValue } from '../../testing/sample-rows';
import { createTextEncoder } from '../../text/text-encoder';

function csvOf(values: SampleValue[], options?: unknown): string {
  const columns = [
    columnOf({ name: 'a', type: 'text' }, values),
    columnOf(
      { name: 'b', type: 'int4' },
      values.map((_, i) => i),
    ),
  ];
  return textOf(encodeRows(createTextEncoder({ columns, format: 'csv', options }), 0, values.length));
}

describe('csv', () => {
  it('quotes only what needs it, and tells null from an empty text', () => {
    expect(csvOf(['plain', 'a,b', 'say "x"', 'two\nlines', '', null, "it's", 'a;b'])).toBe(
      'a,b\r\nplain,0\r\n"a,b",1\r\n"say ""x""",2\r\n"two\nlines",3\r\n"",4\r\n,5\r\nit\'s,6\r\na;b,7\r\n',
    );
  });

  it('takes other delimiters and leaves out the header', () => {
    expect(csvOf(['a;b', 'a,b'], { delimiter: ';', header: false })).toBe('"a;b";0\r\na,b;1\r\n');
    expect(csvOf(['a\tb'], { delimiter: '\t', header: false })).toBe('"a\tb"\t0\r\n');
  });

  it('guards texts that a spreadsheet would calculate, when asked', () => {
    const values = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', 'x=1', '=a,"b"', '', null];
    expect(csvOf(values, { formulaGuard: true, header: false })).toBe(
      '\'=1+1,0\r\n\'+1,1\r\n\'-1,2\r\n\'@x,3\r\n\'\tx,4\r\n"\'\rx",5\r\nx=1,6\r\n"\'=a,""b""",7\r\n"",8\r\n,9\r\n',
    );
    expect(csvOf(['=1+1'], { header: false })).toBe('=1+1,0\r\n');
  });

  it('writes nulls as a word, and quotes texts that are the same', () => {
    expect(csvOf([null, 'NULL', 'NULLS', '', 'null'], { nullText: 'NULL', header: false })).toBe(
      'NULL,0\r\n"NULL",1\r\nNULLS,2\r\n"",3\r\nnull,4\r\n',
    );
    // Also where a text is known to need no quotes.
    const word = { ...columnOf({ name: 'a', type: 'text' }, ['NULL']), plain: true } as Column;
    const encoder = createTextEncoder({ columns: [word], format: 'csv', options: { nullText: 'NULL' } });
    expect(textOf(encodeRows(encoder, 0, 1))).toBe('a\r\n"NULL"\r\n');
  });

  it('quotes what readers would take for something else at the start of a document or line', () => {
    expect(csvOf(['\ufeffx', '\\.', "'x", '\\.x'], { header: false })).toBe(
      '"\ufeffx",0\r\n"\\.",1\r\n"\'x",2\r\n\\.x,3\r\n',
    );
  });

  it('puts a byte order mark in front when asked', () => {
    expect(csvOf(['x'], { bom: true })).toBe('\ufeffa,b\r\nx,0\r\n');
    expect(csvOf(['x'], { bom: true, header: false })).toBe('\ufeffx,0\r\n');
  });

  it('does not guard numbers', () => {
    const columns = [
      columnOf({ name: 'a', type: 'int4' }, [-5]),
      columnOf({ name: 'b', type: 'numeric' }, [-5]),
    ];
    const encoder = createTextEncoder({
      columns,
      format: 'csv',
      options: { formulaGuard: true, header: false },
    });
    expect(textOf(encodeRows(encoder, 0, 1))).toBe('-5,-0.05\r\n');
  });

  it('can be read back with any options', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('"', ',', ';', '|', '\t', '\r', '\n', '=', 'a', 'ä') }),
      { minLength: 1 },
    );
    const options = fc.record({
      delimiter: fc.constantFrom(',', ';', '|', '\t'),
      formulaGuard: fc.boolean(),
    });
    fc.assert(
      fc.property(texts, options, (values, { delimiter, formulaGuard }) => {
        const read: { a: string }[] = parse(csvOf(values, { delimiter, formulaGuard }), {
          columns: true,
          delimiter,
          record_delimiter: '\r\n',
        });
        const guarded = values.map((value) =>
          formulaGuard && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value,
        );
        expect(read.map(({ a }) => a)).toEqual(guarded);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ delimiter: ',,' }, '/csv/delimiter unknown_value'],
    [{ delimiter: '"' }, '/csv/delimiter unknown_value'],
    [{ header: 'yes' }, '/csv/header wrong_type'],
    [{ quote: "'" }, '/csv/quote unknown_option'],
    [{ nullText: 7 }, '/csv/nullText wrong_type'],
    [{ nullText: 'x'.repeat(21) }, '/csv/nullText wrong_type'],
    [{ nullText: 'a"b' }, '/csv/nullText invalid_text'],
    [{ nullText: '-1' }, '/csv/nullText ambiguous'],
    [{ nullText: 'True' }, '/csv/nullText ambiguous'],
    [{ nullText: '-Infinity' }, '/csv/nullText ambiguous'],
    [7, '/csv wrong_type'],
  ])('refuses %j', (options, problem) => {
    try {
      csvOf(['a'], options);
    } catch (error) {
      expect((error as InvalidFormatOptions).issues.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
        [problem],
      );
      return;
    }
    throw new Error('was not refused');
  });
});
