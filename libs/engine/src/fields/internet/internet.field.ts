import type { ByteWriter } from '../../bytes/byte-writer';
import { writeInteger } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { writeHexGroup } from '../../bytes/uuid-text';
import { dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { choice } from '../../random/draw';
import { defineField } from '../define-field';
import { networkAddress, NETWORKS, sizeOfNetwork } from './ipv4-networks';

const POINT = 46;
const COLON = 58;
const HYPHEN = 45;
const SLASH = 47;
/** Values of a group that is not zero: nothing to compress, so there is one way to write it (RFC 5952). */
const GROUP = 65535;

export const ipv4 = defineField({
  type: 'ipv4',
  family: 'internet',
  description: 'An IPv4 address; private by default, so that it is nobody’s.',
  example: { network: 'private' },
  options: {
    network: option.choice(NETWORKS, {
      description:
        'private: 10/8, 172.16/12 and 192.168/16 (RFC 1918). documentation: the three networks of RFC 5737. public: outside of all reserved networks, may be in use.',
      default: 'private',
    }),
  },
  columnType: 'text',
  uniqueness: ({ network }) => ({ available: sizeOfNetwork(network) }),
  compile: ({ network }, { pick }) => {
    const index = pick(sizeOfNetwork(network));
    const address = networkAddress(network);
    return {
      type: 'text',
      maxBytes: 15,
      plain: true,
      write: (row, out) => {
        const bits = address(index.at(row));
        writeInteger(out, bits >>> 24);
        out.byte(POINT);
        writeInteger(out, (bits >>> 16) & 255);
        out.byte(POINT);
        writeInteger(out, (bits >>> 8) & 255);
        out.byte(POINT);
        writeInteger(out, bits & 255);
      },
    };
  },
});

export const ipv6 = defineField({
  type: 'ipv6',
  family: 'internet',
  description:
    'An IPv6 address in 2001:db8::/32, the network for documentation (RFC 3849), in canonical form.',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: GROUP ** 3 }),
  compile: (_, { random, pick }) => {
    const network = new Utf8Literal('2001:db8');
    const host = pick(GROUP ** 3);
    const group = (out: ByteWriter, value: number): void => {
      out.byte(COLON);
      writeHexGroup(out, value + 1);
    };
    return {
      type: 'text',
      maxBytes: 39,
      plain: true,
      write: (row, out) => {
        network.write(out);
        const cell = random.cell(row);
        for (let draw = 2; draw < 5; draw++) group(out, choice(cell, draw, GROUP));
        const index = host.at(row);
        const upper = Math.floor(index / GROUP);
        const first = Math.floor(upper / GROUP);
        group(out, first);
        group(out, upper - first * GROUP);
        group(out, index - upper * GROUP);
      },
    };
  },
});

export const domain = defineField({
  type: 'domain',
  family: 'internet',
  description: 'A host name below .example, which nobody can register (RFC 2606).',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: dictionary('adjective').size * dictionary('noun').size }),
  compile: (_, { pick }) => {
    const adjective = dictionary('adjective');
    const noun = dictionary('noun');
    const tld = new Utf8Literal('.example');
    const name = pick(adjective.size * noun.size);
    return {
      type: 'text',
      maxBytes: adjective.maxBytes + 1 + noun.maxBytes + tld.length,
      plain: true,
      write: (row, out) => {
        const index = name.at(row);
        const first = Math.floor(index / noun.size);
        adjective.write(first, out);
        out.byte(HYPHEN);
        noun.write(index - first * noun.size, out);
        tld.write(out);
      },
    };
  },
});

export const url = defineField({
  type: 'url',
  family: 'internet',
  description: 'An https address below .example, with a path of two words.',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random }) => {
    const adjective = dictionary('adjective');
    const noun = dictionary('noun');
    const scheme = new Utf8Literal('https://');
    const tld = new Utf8Literal('.example/');
    return {
      type: 'text',
      maxBytes: scheme.length + 2 * (adjective.maxBytes + noun.maxBytes + 1) + tld.length,
      plain: true,
      write: (row, out) => {
        const cell = random.cell(row);
        scheme.write(out);
        adjective.write(choice(cell, 0, adjective.size), out);
        out.byte(HYPHEN);
        noun.write(choice(cell, 1, noun.size), out);
        tld.write(out);
        adjective.write(choice(cell, 2, adjective.size), out);
        out.byte(SLASH);
        noun.write(choice(cell, 3, noun.size), out);
      },
    };
  },
});
