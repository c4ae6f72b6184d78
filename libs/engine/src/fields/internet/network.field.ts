import { writeInteger } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { writeHexGroup } from '../../bytes/uuid-text';
import { Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { below } from '../../random/draw';
import { composedField } from '../composed/composed-field';
import { characters, DECIMAL, HEX, type Part } from '../composed/part';
import { defineField } from '../define-field';
import { listedField } from '../listed/listed-field';

const POINT = 46;
const SLASH = 47;
const COLON = 58;
/** Second digits of a first octet that is administered locally (bit 1) and is no group (bit 0). */
const LOCAL_UNICAST = '26ae';
const SEPARATORS = { colon: ':', hyphen: '-', none: '' } as const;

export const macAddress = composedField({
  type: 'macAddress',
  family: 'internet',
  description:
    'A MAC address with the bit for local administration (IEEE 802), so that no maker has been given it.',
  example: { separator: 'colon' },
  options: {
    separator: option.choice(['colon', 'hyphen', 'none'], {
      description: 'What stands between the octets: 02:00:5e, 02-00-5e or 02005e.',
      default: 'colon',
    }),
  },
  parts: ({ separator }) => [
    ...characters(HEX, 1),
    ...characters(LOCAL_UNICAST, 1),
    ...Array.from({ length: 5 }, () => [SEPARATORS[separator], ...characters(HEX, 2)]).flat(),
  ],
});

const prefixOptions = {
  minPrefix: option.integer({ description: 'Shortest prefix.', default: 16, min: 8, max: 32 }),
  maxPrefix: option.integer({ description: 'Longest prefix.', default: 28, min: 8, max: 32 }),
};

/** How many networks in 10.0.0.0/8 have prefixes from `minPrefix` to `maxPrefix`. */
const ipv4NetworkCount = (minPrefix: number, maxPrefix: number): number =>
  2 ** (maxPrefix - 7) - 2 ** (minPrefix - 8);

export const ipv4Cidr = defineField({
  type: 'ipv4Cidr',
  family: 'internet',
  description:
    'An IPv4 network in CIDR notation within 10.0.0.0/8 (RFC 1918), such as 10.32.0.0/12; the bits after the prefix are zero.',
  example: { minPrefix: 16, maxPrefix: 24 },
  options: prefixOptions,
  columnType: 'text',
  uniqueness: ({ minPrefix, maxPrefix }) => ({ available: ipv4NetworkCount(minPrefix, maxPrefix) }),
  check: ({ minPrefix, maxPrefix }, report) => {
    if (minPrefix > maxPrefix) {
      const message = `minPrefix (${minPrefix}) must not be greater than maxPrefix (${maxPrefix})`;
      report('/minPrefix', 'empty_range', message);
    }
  },
  compile: ({ minPrefix, maxPrefix }, { unique, pick, random }) => {
    const index = pick(ipv4NetworkCount(minPrefix, maxPrefix));
    const prefixes = pick(maxPrefix - minPrefix + 1);
    const ten = new Utf8Literal('10.');
    return {
      type: 'text',
      maxBytes: 18,
      plain: true,
      write: (row, out) => {
        let prefix = minPrefix;
        let network: number;
        if (unique) {
          network = index.at(row);
          for (; network >= 2 ** (prefix - 8); prefix++) network -= 2 ** (prefix - 8);
        } else {
          // All lengths are equally likely, or else nearly all networks would have the longest.
          prefix += prefixes.at(row);
          network = below(random.cell(row), 2, 2 ** (prefix - 8));
        }
        const bits = network << (32 - prefix);
        ten.write(out);
        writeInteger(out, (bits >>> 16) & 255);
        out.byte(POINT);
        writeInteger(out, (bits >>> 8) & 255);
        out.byte(POINT);
        writeInteger(out, bits & 255);
        out.byte(SLASH);
        writeInteger(out, prefix);
      },
    };
  },
});

/** Values of a group that is not zero: nothing to compress, so there is one way to write it (RFC 5952). */
const GROUP = 65535;
const group: Part = {
  size: GROUP,
  maxBytes: 5,
  plain: true,
  write: (index, out) => {
    out.byte(COLON);
    writeHexGroup(out, index + 1);
  },
};
const GROUPS_OF_PREFIX = { '/48': 1, '/64': 2, '/80': 3, '/96': 4 } as const;

export const ipv6Cidr = composedField({
  type: 'ipv6Cidr',
  family: 'internet',
  description:
    'An IPv6 network in CIDR notation within 2001:db8::/32, the network for documentation (RFC 3849).',
  example: { prefix: '/64' },
  options: {
    prefix: option.choice(['/48', '/64', '/80', '/96'], {
      description: 'Length of the prefix.',
      default: '/64',
    }),
  },
  parts: ({ prefix }) => [
    '2001:db8',
    ...Array.from({ length: GROUPS_OF_PREFIX[prefix] }, () => group),
    `::${prefix}`,
  ],
});

const PORTS = {
  system: [1, 1023],
  registered: [1024, 49151],
  dynamic: [49152, 65535],
  any: [1, 65535],
} as const;

export const port = defineField({
  type: 'port',
  family: 'internet',
  description: 'A port number of TCP or UDP in one of the ranges of RFC 6335.',
  example: { range: 'registered' },
  options: {
    range: option.choice(['system', 'registered', 'dynamic', 'any'], {
      description: 'system: 1 to 1023. registered: 1024 to 49151. dynamic: 49152 to 65535.',
      default: 'registered',
    }),
  },
  columnType: 'int4',
  uniqueness: ({ range }) => ({ available: PORTS[range][1] - PORTS[range][0] + 1 }),
  compile: ({ range }, { pick }) => {
    const [first, last] = PORTS[range];
    const index = pick(last - first + 1);
    return { type: 'int4', value: (row) => first + index.at(row) };
  },
});

/** RFC 5398 keeps 64496 to 64511 and 65536 to 65551 for documentation. */
const DOCUMENTATION_ASNS = [64496, 65536].flatMap((first) =>
  Array.from({ length: 16 }, (_, i) => `AS${first + i}`),
);

export const asn = listedField({
  type: 'asn',
  family: 'internet',
  description: 'The number of an autonomous system from those kept for documentation (RFC 5398).',
  values: DOCUMENTATION_ASNS,
});

export const protocol = listedField({
  type: 'protocol',
  family: 'internet',
  description: 'The scheme of a URL, such as "https".',
  values: ['http', 'https', 'ws', 'wss', 'ftp', 'sftp', 'ssh', 'ldap', 'mqtt', 'amqp', 'redis', 'postgresql'],
});

export const dnsRecordType = listedField({
  type: 'dnsRecordType',
  family: 'internet',
  description: 'The type of a DNS resource record, such as "AAAA".',
  values: 'A AAAA CAA CNAME DNSKEY DS HTTPS MX NAPTR NS PTR SOA SRV SSHFP SVCB TLSA TXT'.split(' '),
});

const ROLES = new Dictionary(
  'api app auth cache cdn db edge git log mail mx ns proxy queue search web'.split(' '),
);
const REGIONS = new Dictionary(
  'ams ber dub fra hel lon mad mil nyc osl par prg sfo sin sto syd tyo vie waw zrh'.split(' '),
);

export const hostname = composedField({
  type: 'hostname',
  family: 'internet',
  description: 'The name of a server below .example (RFC 2606), such as "web-007.fra.example".',
  example: {},
  options: {},
  parts: () => [ROLES, '-', ...characters(DECIMAL, 3), '.', REGIONS, '.example'],
});

export const topLevelDomain = listedField({
  type: 'topLevelDomain',
  family: 'internet',
  description: 'A top-level domain such as "org", without the point.',
  values: (
    'com org net info biz name app dev io co me tv ai eu at au be br ca ch cn cz de dk ee es fi fr gr hu ie in is it ' +
    'jp kr lt lu lv mx nl no nz pl pt ro se sg si sk ua uk us za'
  ).split(' '),
});
