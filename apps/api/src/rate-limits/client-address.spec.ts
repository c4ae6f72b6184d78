import { clientOf } from './client-address';

describe('a client without credentials', () => {
  it.each([
    ['192.0.2.7', 'address:192.0.2.7'],
    ['::ffff:192.0.2.7', 'address:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', 'address:2001:db8:1:2::/64'],
    ['nonsense', 'address:unknown'],
    [undefined, 'address:unknown'],
  ])('at %s is counted as %s', (address, client) => {
    expect(clientOf(address)).toBe(client);
  });
});
