import { compilePlan } from '@app/engine';
import { encodeRows } from './encode-rows';
import { previewRows } from './preview-rows';
import { everyFieldType, textOf } from './testing/sample-rows';
import { createTextEncoder } from './text/text-encoder';

const plan = compilePlan({
  recordType: 'users',
  seed: 1,
  fields: everyFieldType(),
});

describe('previewRows', () => {
  it('gives the values a real run gives, from any row on', () => {
    const encoder = createTextEncoder({ columns: plan.columns, format: 'ndjson' });
    const lines = textOf(encodeRows(encoder, 1000, 1100))
      .trimEnd()
      .split('\n');
    expect(previewRows(plan, 1000, 100)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
    expect(previewRows(plan, 0, 0)).toEqual([]);
  });

  it('keeps odd field names out of the prototype', () => {
    const odd = compilePlan({
      recordType: 'users',
      seed: 1,
      fields: [{ name: 'constructor', type: 'city' }],
    });
    expect(Object.hasOwn(previewRows(odd, 0, 1)[0]!, 'constructor')).toBe(true);
  });

  it('takes less than 20 ms for 100 rows of 40 fields', () => {
    const wide = compilePlan({ recordType: 'users', seed: 1, fields: everyFieldType().slice(0, 40) });
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      previewRows(wide, 0, 100);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });
});

describe('encodeRows', () => {
  const encoder = createTextEncoder({ columns: plan.columns, format: 'csv' });

  it('hands over fresh buffers of about the size asked for, only when asked', () => {
    const chunks = encodeRows(encoder, 0, 1e9, { chunkBytes: 10_000 });
    const first = chunks.next().value!;
    const copy = Uint8Array.from(first);
    const second = chunks.next().value!;
    expect(first).toEqual(copy);
    expect(first.buffer).not.toBe(second.buffer);
    expect(first.length).toBeGreaterThanOrEqual(10_000);
    expect(first.length).toBeLessThan(10_000 + encoder.maxRowBytes);
    expect(first.buffer.byteLength).toBe(first.length);
  });
});
