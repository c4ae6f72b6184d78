import { CopyStreamInvalid, CopyStreamTruncated, UnknownFormat } from '../formats.errors';
import { createCopyBinaryEncoder } from '../copy-binary/copy-binary-encoder';
import { encodeRows } from '../encode-rows';
import { columnOf, concat, textOf } from '../testing/sample-rows';
import { createTranscoder } from './transcoder';
import type { ColumnType } from '@app/engine';

const HEADER = '5047434f50590aff0d0a00' + '00000000' + '00000000';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** One value, given as the bytes PostgreSQL sends, in a format. */
function textOfWire(type: ColumnType, hex: string, format = 'csv'): string {
  const value = bytes(hex);
  const length = value.length.toString(16).padStart(8, '0');
  const transcoder = createTranscoder({
    columns: [{ name: 'a', type }],
    format,
    options: format === 'csv' ? { header: false } : {},
  });
  const text = textOf([transcoder.push(bytes(`${HEADER} 0001 ${length} ${hex} ffff`)), transcoder.end()]);
  return format === 'csv' ? text.trimEnd() : text.trim().replace(/^\{"a":(.*)\}$/, '$1');
}

describe('values only a database can have', () => {
  it.each<[ColumnType, string, string, string]>([
    ['int8', '7fffffffffffffff', '9223372036854775807', '9223372036854775807'],
    ['int8', '8000000000000000', '-9223372036854775808', '-9223372036854775808'],
    ['int8', 'ffffffffffffffff', '-1', '-1'],
    ['int8', '0020000000000001', '9007199254740993', '9007199254740993'],
    ['float8', '7ff8000000000000', 'NaN', 'null'],
    ['float8', '7ff0000000000000', 'Infinity', 'null'],
    ['float8', 'fff0000000000000', '-Infinity', 'null'],
    ['numeric', '0000 0000 c000 0000', 'NaN', 'null'],
    ['numeric', '0000 0000 d000 0020', 'Infinity', 'null'],
    ['numeric', '0000 0000 f000 0020', '-Infinity', 'null'],
    ['numeric', '0000 0000 0000 0000', '0', '0'],
    ['numeric', '0000 0000 0000 0003', '0.000', '0.000'],
    ['numeric', '0001 0002 4000 0002 0005', '-500000000.00', '-500000000.00'],
    ['numeric', '0003 0001 0000 0003 0001 0929 1770', '12345.600', '12345.600'],
    ['numeric', '0001 fffe 0000 0008 2694', '0.00009876', '0.00009876'],
    ['timestamptz', '7fffffffffffffff', 'infinity', '"infinity"'],
    ['timestamptz', '8000000000000000', '-infinity', '"-infinity"'],
    ['timestamptz', '0000000000000000', '2000-01-01T00:00:00.000Z', '"2000-01-01T00:00:00.000Z"'],
    ['timestamptz', '0000000000000001', '2000-01-01T00:00:00.000001Z', '"2000-01-01T00:00:00.000001Z"'],
    ['timestamptz', 'ffffffffffffffff', '1999-12-31T23:59:59.999999Z', '"1999-12-31T23:59:59.999999Z"'],
    ['timestamptz', '0380e70b913b7fff', '9999-12-31T23:59:59.999999Z', '"9999-12-31T23:59:59.999999Z"'],
    ['date', '7fffffff', 'infinity', '"infinity"'],
    ['date', '80000000', '-infinity', '"-infinity"'],
    ['jsonb', '01 7b2261223a20317d', '"{""a"": 1}"', '{"a": 1}'],
  ])('%s %s is %s in CSV and %s in JSON', (type, hex, csv, json) => {
    expect(textOfWire(type, hex.replaceAll(' ', ''))).toBe(csv);
    expect(textOfWire(type, hex.replaceAll(' ', ''), 'ndjson')).toBe(json);
  });

  it('include texts of megabytes, in pieces', () => {
    const long = 'äx"'.repeat(1_000_000);
    const columns = [columnOf({ name: 'a', type: 'text' }, [long, 'short', long])];
    const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, 3));
    const transcoder = createTranscoder({ columns, format: 'ndjson' });
    const parts: Uint8Array[] = [];
    for (let pos = 0; pos < wire.length; pos += 65_536)
      parts.push(transcoder.push(wire.subarray(pos, pos + 65_536)));
    const rows = textOf([...parts, transcoder.end()])
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { a: string });
    expect(rows.map(({ a }) => a === long)).toEqual([true, false, true]);
  });
});

describe('a stream that is not whole or not right', () => {
  const columns = [
    columnOf({ name: 'a', type: 'int4' }, [1, 2, 3]),
    columnOf({ name: 'b', type: 'text' }, ['x', null, '']),
  ];
  const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, 3));
  const feed = (stream: Uint8Array, heads: { name: string; type: ColumnType }[] = columns) => {
    const transcoder = createTranscoder({ columns: heads, format: 'csv' });
    transcoder.push(stream);
    transcoder.end();
    return transcoder.rows;
  };

  it('is refused wherever it was cut', () => {
    expect(feed(wire)).toBe(3);
    for (let length = 0; length < wire.length; length++) {
      expect(() => feed(wire.subarray(0, length))).toThrow(CopyStreamTruncated);
    }
  });

  it('can be tried again, because a cut is nobody’s fault', () => {
    expect(new CopyStreamTruncated('').retryable).toBe(true);
    expect(new CopyStreamInvalid('').retryable).toBe(false);
  });

  it.each<[string, () => unknown]>([
    ['is text', () => feed(new TextEncoder().encode('1\tx\n'))],
    ['has other columns', () => feed(wire, [{ name: 'a', type: 'int4' }])],
    [
      'has other types',
      () =>
        feed(wire, [
          { name: 'a', type: 'int8' },
          { name: 'b', type: 'text' },
        ]),
    ],
    ['goes on after its end', () => feed(concat([wire, wire]))],
    ['has unknown flags', () => feed(bytes(`${HEADER.slice(0, 22)}0001000000000000ffff`))],
    ['has an impossible length', () => feed(bytes(`${HEADER}0002fffffff0`))],
  ])('is refused when it %s', (_, run) => {
    expect(run).toThrow(CopyStreamInvalid);
  });

  it('may have a header extension', () => {
    expect(feed(bytes(`${HEADER.slice(0, 22)}00000000 00000002 abcd ffff`))).toBe(0);
  });
});

it('names the known formats when there is none of that name', () => {
  const unknown = () => createTranscoder({ columns: [], format: 'cvs' });
  expect(unknown).toThrow(UnknownFormat);
  expect(unknown).toThrow('known are csv, json, ndjson');
});
