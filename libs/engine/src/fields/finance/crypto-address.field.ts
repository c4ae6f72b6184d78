import { composedField } from '../composed/composed-field';
import { characters, HEX } from '../composed/part';

/** The characters of bech32 (BIP 173). */
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

export const bitcoinAddress = composedField({
  type: 'bitcoinAddress',
  family: 'finance',
  description:
    'The shape of a Bitcoin address of the test network (BIP 173, "tb1q"). The checksum is random, so wallets refuse to pay to it.',
  example: {},
  options: {},
  parts: () => ['tb1q', ...characters(BECH32, 38)],
});

export const ethereumAddress = composedField({
  type: 'ethereumAddress',
  family: 'finance',
  description:
    'The shape of an Ethereum address: 0x and 40 hexadecimal digits in small letters, that is without the checksum of EIP-55. The first eight are zeros.',
  example: {},
  options: {},
  parts: () => ['0x00000000', ...characters(HEX, 32)],
});
