import { requestIdFrom } from './request-id';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('requestIdFrom', () => {
  it.each(['a', 'trace:1.2-3_4', 'x'.repeat(128)])('keeps %s', (id) => {
    expect(requestIdFrom(id)).toBe(id);
  });

  it.each([undefined, '', 'a b', 'x'.repeat(129), 'a\n', '<script>', ['a', 'b']])('replaces %j', (header) => {
    expect(requestIdFrom(header)).toMatch(UUID_V7);
  });
});
