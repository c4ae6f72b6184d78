import { ByteWriter, compilePlan, fieldTypes, type TextCell } from 'veogen/engine';
import { loadExtensions } from 'veogen/extensions';

loadExtensions(['./examples/custom-field/src/index']);

function values(options: Record<string, unknown>, firstRow: number, count: number): string[] {
  const fields = [{ name: 'badge', type: 'badgeNumber', ...options }];
  const column = compilePlan({ recordType: 'staff', seed: 42, count: firstRow + count, fields }).columns[0]!;
  const cell = column as unknown as TextCell;
  const out = new ByteWriter(cell.maxBytes);
  return Array.from({ length: count }, (_, i) => {
    cell.write(firstRow + i, out);
    return new TextDecoder().decode(out.take());
  });
}

it('is in the catalogue, with the schema of its options', () => {
  const info = fieldTypes().find(({ name }) => name === 'badgeNumber');
  expect(info).toMatchObject({ family: 'identifier', columnTypes: ['text'], unique: true });
  expect(info?.schema).toMatchObject({ properties: { separator: { enum: ['-', ' '] } } });
});

it('has the form that it promises', () => {
  for (const badge of values({}, 0, 1_000)) expect(badge).toMatch(/^\d{4}-[B-DF-HJ-NPR-TV-Z]{3}$/);
  expect(values({ separator: ' ' }, 0, 1)[0]).toMatch(/^\d{4} [A-Z]{3}$/);
});

it('gives the same values for any start row, and different ones when asked', () => {
  expect(values({}, 500, 100)).toEqual(values({}, 0, 600).slice(500));
  expect(new Set(values({ unique: true }, 0, 100_000)).size).toBe(100_000);
});

it('refuses options that it does not know', () => {
  expect(() => values({ separator: '_' }, 0, 1)).toThrow(/separator/);
});
