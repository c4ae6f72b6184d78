import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createCopyBinaryEncoder, encodeRows } from '@app/formats';
import { columnOf, concat } from '@app/formats/testing';
import { createParquetTranscoder } from './parquet-transcoder';

const PROGRAM = join(__dirname, '../testing/pyarrow/read_file.py');
const python = spawnSync('python3', ['-c', 'import pyarrow']).status === 0;
if (!python)
  process.stderr.write('*** NO pyarrow: what we write as Parquet is NOT READ by another reader. ***\n');

(python ? describe : describe.skip)('pyarrow', () => {
  const columns = [
    columnOf({ name: 't', type: 'text' }, ['', 'é"\r\n', null]),
    columnOf({ name: 'i', type: 'int4' }, [-(2 ** 31), null, 5]),
    columnOf({ name: 'l', type: 'int8' }, [-(2 ** 53) + 1, null, 5]),
    columnOf({ name: 'f', type: 'float8' }, [0.1, null, 1e300]),
    columnOf({ name: 'n', type: 'numeric' }, [1050, -1, null]),
    columnOf({ name: 'b', type: 'bool' }, [true, null, false]),
    columnOf({ name: 'at', type: 'timestamptz' }, [1_700_000_000_123, null, 0]),
    columnOf({ name: 'd', type: 'date' }, [0, null, -719_162]),
    columnOf({ name: 'u', type: 'uuid' }, [[0x01234567, -1, 0, 1], null, [0, 0, 0, 0]]),
    columnOf({ name: 'j', type: 'jsonb' }, ['{"a":[1.50]}', null, '"x"']),
  ];
  const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, 3));

  it.each([
    ['none', 5, 'decimal128(5, 2)'],
    ['snappy', 12, 'decimal128(12, 2)'],
    ['gzip', 38, 'decimal128(38, 2)'],
  ] as const)('reads types and values (%s)', (compression, precision, decimal) => {
    const transcoder = createParquetTranscoder({
      columns: columns.map(({ name, type }) => ({ name, type, decimal: { precision, scale: 2 } })),
      compression,
      limits: { rows: 2, bytes: 1e6 },
    });
    const file = concat([transcoder.start(), transcoder.push(wire), transcoder.end()]);
    const { stdout, stderr } = spawnSync('python3', [PROGRAM], { input: file, encoding: 'utf8' });
    expect(stderr).toBe('');
    const [types, ...rows] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | null>);
    expect(types).toEqual({
      ...{ t: 'string', i: 'int32', l: 'int64', f: 'double', n: decimal, b: 'bool' },
      ...{ at: 'timestamp[us, tz=UTC]', d: 'date32[day]' },
      u: expect.stringMatching(/uuid|fixed_size_binary\[16\]/) as string,
      j: expect.stringMatching(/json|string/) as string,
    });
    const nothing = {
      t: 'é"\r\n',
      i: null,
      l: null,
      f: null,
      n: '-0.01',
      b: null,
      at: null,
      d: null,
      u: null,
      j: null,
    };
    expect(rows).toEqual([
      {
        ...{ t: '', i: '-2147483648', l: '-9007199254740991', f: '0.1', n: '10.50', b: 'True' },
        ...{ at: '2023-11-14 22:13:20.123000+00:00', d: '1970-01-01' },
        ...{ u: '01234567-ffff-ffff-0000-000000000001', j: '{"a":[1.50]}' },
      },
      nothing,
      {
        ...{ t: null, i: '5', l: '5', f: '1e+300', n: null, b: 'False' },
        ...{ at: '1970-01-01 00:00:00+00:00', d: '0001-01-01' },
        ...{ u: '00000000-0000-0000-0000-000000000000', j: '"x"' },
      },
    ]);
  });
});
