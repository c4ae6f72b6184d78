import { decodeJobCursor, encodeJobCursor } from '../jobs/job-cursor';
import { decodeIdCursor, encodeIdCursor } from './id-cursor';
import { decodeCursor, encodeCursor, nextPageLink } from './cursor';
import { InvalidCursor } from './http.errors';

describe('cursors', () => {
  it('come back as they were given', () => {
    expect(decodeCursor(encodeCursor([1, 'a/ü']))).toEqual([1, 'a/ü']);
    const jobId = '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c';
    expect(decodeIdCursor(encodeIdCursor(jobId))).toEqual(jobId);
    const position = { createdMicros: 1_795_000_000_123_456, jobId: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' };
    expect(decodeJobCursor(encodeJobCursor(position))).toEqual(position);
  });

  it.each(['', '*', 'e30', 'bm90', `${encodeCursor([1])}=`, 'x'.repeat(10_000)])(
    'of others are refused: %s',
    (cursor) => {
      expect(() => decodeCursor(cursor)).toThrow(InvalidCursor);
    },
  );

  it.each([
    [[]],
    [['2026', 'x']],
    [[1, "'; --"]],
    [[1e300, '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c']],
    [[null, null]],
    [['1795000000123456', '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c']],
  ])('that hold no job are refused: %j', (values) => {
    expect(() => decodeIdCursor(encodeCursor(values as string[]))).toThrow(InvalidCursor);
    expect(() => decodeJobCursor(encodeCursor(values as string[]))).toThrow(InvalidCursor);
  });
});

describe('nextPageLink', () => {
  it('keeps the other parameters and replaces the cursor', () => {
    expect(nextPageLink('/jobs?status=failed&cursor=old&limit=2', 'new')).toBe(
      '</jobs?status=failed&cursor=new&limit=2>; rel="next"',
    );
  });

  it('cannot be broken out of', () => {
    expect(nextPageLink('/jobs?text=%3E;rel=evil,<x>', 'c')).not.toMatch(/[<>].*[<>].*[<>]/);
  });
});
