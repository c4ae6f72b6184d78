import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { InvalidSchema } from '../../engine.errors';
import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';

const ROWS = 5000;

describe('networks', () => {
  it('have MAC addresses that are administered locally and are no group', () => {
    for (const [separator, between] of Object.entries({ colon: ':', hyphen: '-', none: '' })) {
      for (const value of valuesOfField({ type: 'macAddress', separator }, ROWS)) {
        const octets = between === '' ? value.match(/../g)! : value.split(between);
        expect(octets).toHaveLength(6);
        expect(octets.every((octet) => /^[0-9a-f]{2}$/.test(octet))).toBe(true);
        expect(parseInt(octets[0]!, 16) & 3).toBe(2);
      }
    }
  });

  it.each([false, true])('have private IPv4 networks without host bits (unique: %j)', (unique) => {
    const seen = new Set<number>();
    for (const value of valuesOfField({ type: 'ipv4Cidr', minPrefix: 8, maxPrefix: 32, unique }, ROWS)) {
      const [address, length] = value.split('/') as [string, string];
      expect(isIPv4(address)).toBe(true);
      expect(address).toMatch(/^10\./);
      const bits = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
      expect(bits % 2 ** (32 - Number(length))).toBe(0);
      seen.add(Number(length));
    }
    if (!unique) expect(seen).toEqual(new Set(Array.from({ length: 25 }, (_, i) => 8 + i)));
  });

  it('have every IPv4 network of some lengths exactly once', () => {
    const count = 2 ** 2 + 2 ** 3 + 2 ** 4;
    const field = { name: 'net', type: 'ipv4Cidr', minPrefix: 10, maxPrefix: 12, unique: true };
    const values = valuesOf(planOf([field], { count }).columns[0]!, 0, count);
    expect(new Set(values).size).toBe(count);
    expect(values.filter((value) => value!.endsWith('/10'))).toHaveLength(4);
    expect(values.filter((value) => value!.endsWith('/12'))).toHaveLength(16);
    expect(() => planOf([{ ...field, maxPrefix: 9 }])).toThrow(InvalidSchema);
  });

  it('have IPv6 networks for documentation, in canonical form', () => {
    const documentation = new BlockList();
    documentation.addSubnet('2001:db8::', 32, 'ipv6');
    for (const prefix of ['/48', '/64', '/80', '/96']) {
      for (const value of valuesOfField({ type: 'ipv6Cidr', prefix }, 1000)) {
        const [address, length] = value.split('/') as [string, string];
        expect(`/${length}`).toBe(prefix);
        expect(isIPv6(address)).toBe(true);
        expect(documentation.check(address, 'ipv6')).toBe(true);
        expect(new URL(`http://[${address}]`).hostname).toBe(`[${address}]`);
        expect(address.slice(0, -2).split(':')).toHaveLength(Number(length) / 16); // the rest is zero
      }
    }
  });

  it('have ports of the range asked for', () => {
    const ranges = { system: [1, 1023], registered: [1024, 49151], dynamic: [49152, 65535], any: [1, 65535] };
    for (const [range, [first, last]] of Object.entries(ranges)) {
      const ports = valuesOfField({ type: 'port', range }, ROWS).map(Number);
      expect(Math.min(...ports)).toBeGreaterThanOrEqual(first!);
      expect(Math.max(...ports)).toBeLessThanOrEqual(last!);
    }
  });

  it('have systems and hosts that belong to nobody', () => {
    for (const value of valuesOfField({ type: 'asn' }, ROWS)) {
      const number = Number(value.replace(/^AS/, ''));
      expect((number >= 64496 && number <= 64511) || (number >= 65536 && number <= 65551)).toBe(true);
    }
    for (const value of valuesOfField({ type: 'hostname' }, ROWS)) {
      expect(value).toMatch(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+example$/); // RFC 1123
    }
  });
});

describe('the web', () => {
  it('has paths, queries and addresses that parse to themselves', () => {
    for (const type of ['urlPath', 'queryString']) {
      for (const value of valuesOfField({ type }, ROWS)) {
        const url = new URL(value, 'https://shop.example/');
        expect(url.pathname.replace(/^\/$/, '') + url.search).toBe(value);
      }
    }
    for (const value of valuesOfField({ type: 'imageUrl' }, ROWS)) {
      expect(new URL(value).href).toBe(value);
      expect(new URL(value).hostname).toMatch(/\.example$/);
    }
    for (const value of valuesOfField({ type: 'slug' }, ROWS)) expect(value).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('has emoji of one picture', () => {
    for (const value of valuesOfField({ type: 'emoji' }, ROWS))
      expect(value).toMatch(/^\p{Extended_Pictographic}$/u);
  });

  it('has user agents of known browsers that agree with themselves', () => {
    const values = valuesOfField({ type: 'userAgent' }, ROWS);
    const kinds = [
      / Edg\/(\d+)/,
      /Firefox\/\d+/,
      /iPhone.* Mobile\/15E148 Safari/,
      /Android 10; K.* Mobile Safari/,
    ];
    for (const kind of kinds) expect(values.some((value) => kind.test(value))).toBe(true);
    for (const value of values) {
      expect(value).toMatch(/^Mozilla\/5\.0 \([^()]+\) (AppleWebKit\/[\d.]+ \(KHTML, like Gecko\) |Gecko\/)/);
      const firefox = /rv:([\d.]+)\) Gecko\/20100101 Firefox\/([\d.]+)$/.exec(value);
      expect(firefox?.[1]).toBe(firefox?.[2]);
      const edge = /Chrome\/([\d.]+) .* Edg\/([\d.]+)$/.exec(value);
      expect(edge?.[1]).toBe(edge?.[2]);
    }
  });
});

describe('HTTP', () => {
  it('has status codes of the class asked for, and mostly good news without one', () => {
    const classes = { informational: 1, success: 2, redirection: 3, clientError: 4, serverError: 5 };
    for (const [name, hundreds] of Object.entries(classes)) {
      for (const value of valuesOfField({ type: 'httpStatusCode', class: name }, 1000)) {
        expect(Math.floor(Number(value) / 100)).toBe(hundreds);
      }
    }
    const values = valuesOfField({ type: 'httpStatusCode' }, ROWS);
    const good = values.filter((value) => value.startsWith('2')).length / ROWS;
    expect(good).toBeGreaterThan(0.75);
    expect(good).toBeLessThan(0.85);
  });

  it('has header fields in their grammar', () => {
    for (const value of valuesOfField({ type: 'etag' }, ROWS))
      expect(value).toMatch(/^(W\/)?"[\x21\x23-\x7e]+"$/);
    for (const value of valuesOfField({ type: 'acceptLanguage' }, ROWS)) {
      for (const part of value.split(',')) expect(part).toMatch(/^(\*|[a-z]{2}(-[A-Z]{2})?)(;q=0\.\d)?$/);
    }
  });
});
