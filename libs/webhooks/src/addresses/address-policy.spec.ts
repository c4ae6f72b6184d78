import { AddressPolicy } from './address-policy';

const REFUSED = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:7f00:1',
  ],
  ...['64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1'],
  ...['5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
  ...['localhost', '', 'example.com'],
];
const PUBLIC = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '::ffff:8.8.8.8', '2606:4700:4700::1111', '2a00:1450::1'];

describe('AddressPolicy', () => {
  const strict = new AddressPolicy([]);

  it.each(REFUSED)('refuses %s', (address) => expect(strict.kindOf(address)).toBe('refused'));
  it.each(PUBLIC)('takes %s for public', (address) => expect(strict.kindOf(address)).toBe('public'));

  it('allows the networks that an operator names, and no others', () => {
    const policy = new AddressPolicy(['127.0.0.0/8', 'fd00::/8']);
    expect(policy.kindOf('127.1.2.3')).toBe('allowed');
    expect(policy.kindOf('::ffff:127.0.0.1')).toBe('allowed');
    expect(policy.kindOf('fd12::1')).toBe('allowed');
    expect(policy.kindOf('::1')).toBe('refused');
    expect(policy.kindOf('10.0.0.1')).toBe('refused');
    expect(policy.kindOf('8.8.8.8')).toBe('public');
  });
});
