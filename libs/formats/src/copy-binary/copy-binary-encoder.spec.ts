import fc from 'fast-check';
import { encodeRows } from '../encode-rows';
import { columnOf, concat, type SampleValue } from '../testing/sample-rows';
import { createCopyBinaryEncoder } from './copy-binary-encoder';
import type { LeadingColumn } from './leading-columns';
import type { Column, ColumnType } from '@app/engine';

const HEADER = '5047434f50590aff0d0a00' + '00000000' + '00000000';

function hexOf(columns: Column[], rows: number, leading?: LeadingColumn[], firstRow = 0): string {
  const encoder = createCopyBinaryEncoder(leading ? { columns, leading } : { columns });
  return Buffer.from(concat(encodeRows(encoder, firstRow, firstRow + rows))).toString('hex');
}

const fieldOf = (type: ColumnType, value: SampleValue, scale = 2) =>
  hexOf([columnOf({ name: 'a', type }, [value], scale)], 1).slice(HEADER.length + 4, -4);

describe('COPY BINARY', () => {
  // The bytes are those PostgreSQL 18 itself sends for these values.
  it.each<[ColumnType, SampleValue, string, number]>([
    ['text', 'ä', '00000002 c3a4', 2],
    ['text', null, 'ffffffff', 2],
    ['int4', -2, '00000004 fffffffe', 2],
    ['int8', 2 ** 40 + 5, '00000008 0000010000000005', 2],
    ['int8', -1, '00000008 ffffffffffffffff', 2],
    ['float8', 1.5, '00000008 3ff8000000000000', 2],
    ['bool', true, '00000001 01', 2],
    ['bool', false, '00000001 00', 2],
    ['date', 0, '00000004 ffffd533', 2],
    ['timestamptz', 0, '00000008 fffca2fec4c82000', 2],
    ['timestamptz', 253402300799999, '00000008 0380e70b913b7c18', 2],
    [
      'uuid',
      [0x00112233, 0x44556677, 0x8899aabb | 0, 0xccddeeff | 0],
      '00000010 00112233445566778899aabbccddeeff',
      2,
    ],
    ['jsonb', '{"a":1}', '00000008 01 7b2261223a317d', 2],
    ['numeric', 0, '00000008 0000 0000 0000 0002', 2],
    ['numeric', 1, '0000000a 0001 ffff 0000 0002 0064', 2],
    ['numeric', 100, '0000000a 0001 0000 0000 0002 0001', 2],
    ['numeric', -1234567, '0000000e 0003 0001 4000 0002 0001 0929 1a2c', 2],
    ['numeric', 500000000, '0000000a 0001 0002 0000 0000 0005', 0],
    ['numeric', 1, '0000000a 0001 fffc 0000 000f 000a', 15],
  ])('sends the %s %j as %s', (type, value, hex, scale) => {
    expect(fieldOf(type, value, scale)).toBe(hex.replaceAll(' ', ''));
  });

  it('has numerics that add up, for every scale', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 15 }), (unscaled, scale) => {
        const view = new DataView(
          Uint8Array.from(Buffer.from(fieldOf('numeric', unscaled, scale), 'hex')).buffer,
        );
        const [count, weight, sign, shown] = [4, 6, 8, 10].map((at) => view.getInt16(at)) as [
          number,
          number,
          number,
          number,
        ];
        let sum = 0n; // in units of 10^-scale, times 10^4 for a last group that reaches below them
        for (let i = 0; i < count; i++) {
          const group = view.getUint16(12 + i * 2);
          expect(group).toBeLessThan(10_000);
          sum += BigInt(group) * 10n ** BigInt((weight - i) * 4 + scale + 4);
        }
        expect(sum).toBe(BigInt(Math.abs(unscaled)) * 10_000n);
        expect(shown).toBe(scale);
        expect(sign).toBe(unscaled < 0 ? 0x4000 : 0);
        if (count > 0) expect(view.getUint16(12) * view.getUint16(12 + (count - 1) * 2)).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('puts row number and constants in front of each row', () => {
    const leading: LeadingColumn[] = [
      { type: 'rowNumber' },
      { type: 'uuid', value: '00112233-4455-6677-8899-AABBCCDDEEFF' },
      { type: 'timestamptz', value: 946684800001 },
    ];
    const columns = [{ ...columnOf({ name: 'a', type: 'bool' }, []), value: () => true } as Column];
    const row = (number: string) =>
      `0004 00000008${number} 00000010 00112233445566778899aabbccddeeff 00000008 00000000000003e8 00000001 01`;
    const expected = `${HEADER}${row('0000000100000000')}${row('0000000100000001')}ffff`;
    expect(hexOf(columns, 2, leading, 2 ** 32)).toBe(expected.replaceAll(' ', ''));
  });

  it('refuses a constant that is no UUID', () => {
    expect(() => hexOf([], 0, [{ type: 'uuid', value: 'x' }])).toThrow(RangeError);
  });
});
