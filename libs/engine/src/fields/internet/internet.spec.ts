import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { InvalidSchema } from '../../engine.errors';
import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 5000;

describe('networks', () => {
  it('have MAC addresses that are administered locally and are no group', () => {
    for (const [separator, between] of Object.entries({ colon: ':', hyphen: '-', none: '' })) {
      const isLocal = (value: string) => {
        const octets = between === '' ? value.match(/../g)! : value.split(between);
        return (
          octets.length === 6 &&
          octets.every((octet) => /^[0-9a-f]{2}$/.test(octet)) &&
          (parseInt(octets[0]!, 16) & 3) === 2
        );
      };
      expect(counterexamples(valuesOfField({ type: 'macAddress', separator }, ROWS), isLocal)).toEqual([]);
    }
  });

  it.each([false, true])('have private IPv4 networks without host bits (unique: %j)', (unique) => {
    const seen = new Set<number>();
    const isPrivate = (value: string) => {
      const [address, length] = value.split('/') as [string, string];
      seen.add(Number(length));
      const bits = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
      return isIPv4(address) && address.startsWith('10.') && bits % 2 ** (32 - Number(length)) === 0;
    };
    const values = valuesOfField({ type: 'ipv4Cidr', minPrefix: 8, maxPrefix: 32, unique }, ROWS);
    expect(counterexamples(values, isPrivate)).toEqual([]);
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
      const isCanonical = (value: string) => {
        const [address, length] = value.split('/') as [string, string];
        return (
          `/${length}` === prefix &&
          isIPv6(address) &&
          documentation.check(address, 'ipv6') &&
          new URL(`http://[${address}]`).hostname === `[${address}]` &&
          address.slice(0, -2).split(':').length === Number(length) / 16 // the rest is zero
        );
      };
      expect(counterexamples(valuesOfField({ type: 'ipv6Cidr', prefix }, 1000), isCanonical)).toEqual([]);
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
    const isForDocumentation = (value: string) => {
      const number = Number(value.replace(/^AS/, ''));
      return (number >= 64496 && number <= 64511) || (number >= 65536 && number <= 65551);
    };
    expect(counterexamples(valuesOfField({ type: 'asn' }, ROWS), isForDocumentation)).toEqual([]);
    expect(
      counterexamples(
        valuesOfField({ type: 'hostname' }, ROWS),
        /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+example$/,
      ),
    ).toEqual([]); // RFC 1123
  });
});

describe('the web', () => {
  it('has paths, queries and addresses that parse to themselves', () => {
    for (const type of ['urlPath', 'queryString']) {
      const parsesToItself = (value: string) => {
        const url = new URL(value, 'https://shop.example/');
        return url.pathname.replace(/^\/$/, '') + url.search === value;
      };
      expect(counterexamples(valuesOfField({ type }, ROWS), parsesToItself)).toEqual([]);
    }
    const isAddress = (value: string) => {
      const { href, hostname } = new URL(value);
      return href === value && hostname.endsWith('.example');
    };
    expect(counterexamples(valuesOfField({ type: 'imageUrl' }, ROWS), isAddress)).toEqual([]);
    expect(counterexamples(valuesOfField({ type: 'slug' }, ROWS), /^[a-z]+(-[a-z]+)*$/)).toEqual([]);
  });

  it('has emoji of one picture', () => {
    expect(counterexamples(valuesOfField({ type: 'emoji' }, ROWS), /^\p{Extended_Pictographic}$/u)).toEqual(
      [],
    );
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
    const shape = /^Mozilla\/5\.0 \([^()]+\) (AppleWebKit\/[\d.]+ \(KHTML, like Gecko\) |Gecko\/)/;
    expect(counterexamples(values, shape)).toEqual([]);
    const agrees = (value: string) => {
      const firefox = /rv:([\d.]+)\) Gecko\/20100101 Firefox\/([\d.]+)$/.exec(value);
      const edge = /Chrome\/([\d.]+) .* Edg\/([\d.]+)$/.exec(value);
      return firefox?.[1] === firefox?.[2] && edge?.[1] === edge?.[2];
    };
    expect(counterexamples(values, agrees)).toEqual([]);
  });
});

describe('HTTP', () => {
  it('has status codes of the class asked for, and mostly good news without one', () => {
    const classes = { informational: 1, success: 2, redirection: 3, clientError: 4, serverError: 5 };
    for (const [name, hundreds] of Object.entries(classes)) {
      const isOfClass = (value: string) => Math.floor(Number(value) / 100) === hundreds;
      const values = valuesOfField({ type: 'httpStatusCode', class: name }, 1000);
      expect(counterexamples(values, isOfClass)).toEqual([]);
    }
    const values = valuesOfField({ type: 'httpStatusCode' }, ROWS);
    const good = values.filter((value) => value.startsWith('2')).length / ROWS;
    expect(good).toBeGreaterThan(0.75);
    expect(good).toBeLessThan(0.85);
  });

  it('has header fields in their grammar', () => {
    expect(counterexamples(valuesOfField({ type: 'etag' }, ROWS), /^(W\/)?"[\x21\x23-\x7e]+"$/)).toEqual([]);
    const languages = valuesOfField({ type: 'acceptLanguage' }, ROWS).flatMap((value) => value.split(','));
    expect(counterexamples(languages, /^(\*|[a-z]{2}(-[A-Z]{2})?)(;q=0\.\d)?$/)).toEqual([]);
  });
});
