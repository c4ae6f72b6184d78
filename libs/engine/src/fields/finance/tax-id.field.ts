import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { characters, DECIMAL, digits, numbers, type Part } from '../composed/part';

export const ssn = composedField({
  type: 'ssn',
  family: 'finance',
  description:
    'The shape of a US Social Security number. The first three digits are 666, which has never been issued and never will be.',
  example: {},
  options: {},
  parts: () => ['666-', numbers(10, 99), '-', digits(4)],
});

export const ein = composedField({
  type: 'ein',
  family: 'finance',
  description:
    'The shape of a US Employer Identification Number. It starts with 00, a prefix that the tax authority does not assign.',
  example: {},
  options: {},
  parts: () => ['00-', digits(7)],
});

/** What follows the country in a VAT number; always beginning with zeros, so that it is nobody's. */
const VAT_SHAPES = {
  AT: (): (Part | string)[] => ['ATU00', digits(6)],
  BE: (): (Part | string)[] => ['BE000', digits(7)],
  DE: (): (Part | string)[] => ['DE00', digits(7)],
  DK: (): (Part | string)[] => ['DK00', digits(6)],
  ES: (): (Part | string)[] => ['ESX00', digits(5), ...characters('ABCDEFGHJKLMNPQRSTVWXYZ', 1)],
  FI: (): (Part | string)[] => ['FI00', digits(6)],
  FR: (): (Part | string)[] => ['FR', ...characters(DECIMAL, 2), '000', digits(6)],
  GB: (): (Part | string)[] => ['GB000', digits(6)],
  IE: (): (Part | string)[] => ['IE00', digits(5), ...characters('ABCDEFGHIJKLMNOPQRSTUVW', 1)],
  IT: (): (Part | string)[] => ['IT000', digits(8)],
  LU: (): (Part | string)[] => ['LU00', digits(6)],
  NL: (): (Part | string)[] => ['NL000', digits(6), 'B', digits(2)],
  PL: (): (Part | string)[] => ['PL000', digits(7)],
  PT: (): (Part | string)[] => ['PT0', digits(8)],
  SE: (): (Part | string)[] => ['SE000000', digits(4), '01'],
} as const;
type VatCountry = keyof typeof VAT_SHAPES;

export const vatNumber = composedField({
  type: 'vatNumber',
  family: 'finance',
  description:
    'The shape of a European VAT number: country code, length and letters are right, check digits are not computed, and the leading zeros keep it from being anybody’s.',
  example: { country: 'DE' },
  options: {
    country: option.choice(Object.keys(VAT_SHAPES) as VatCountry[], {
      description: 'ISO 3166-1 code of the country.',
      default: 'DE',
    }),
  },
  parts: ({ country }) => VAT_SHAPES[country](),
});
