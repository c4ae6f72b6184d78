import { Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { abaDigit } from '../check-digit/check-digit';
import { checkedDigits } from '../check-digit/checked-digits';
import { composedField } from '../composed/composed-field';
import { CAPITALS, characters, DECIMAL, digits } from '../composed/part';
import { listedField } from '../listed/listed-field';

/** Letters and digits of a location or branch; 0 and 1 in second place mark test and passive participants. */
const ALPHANUMERIC = `${CAPITALS}${DECIMAL}`;

export const bic = composedField({
  type: 'bic',
  family: 'finance',
  description:
    'A Business Identifier Code (ISO 9362) in the shape of a SWIFT test code: the eighth character is 0, which live participants never have.',
  example: {},
  options: {
    branch: option.boolean({ description: 'Whether a branch of three characters follows.', default: false }),
  },
  parts: ({ branch }) => [
    ...characters(CAPITALS, 4),
    new Dictionary([
      'AT',
      'BE',
      'CH',
      'DE',
      'ES',
      'FI',
      'FR',
      'GB',
      'IE',
      'IT',
      'LU',
      'NL',
      'PT',
      'SE',
      'US',
    ]),
    ...characters(CAPITALS, 1),
    '0',
    ...(branch ? characters(ALPHANUMERIC, 3) : []),
  ],
});

export const bankAccountNumber = composedField({
  type: 'bankAccountNumber',
  family: 'finance',
  description: 'A bank account number: digits only, without a check digit.',
  example: { length: 10 },
  options: { length: option.integer({ description: 'Number of digits.', default: 10, min: 4, max: 18 }) },
  parts: ({ length }) => (length > 9 ? [digits(length - 9), digits(9)] : [digits(length)]),
});

export const routingNumber = composedField({
  type: 'routingNumber',
  family: 'finance',
  description:
    'Nine digits in the shape of an ABA routing number with a valid check digit. It starts with 99, which is outside the assigned ranges.',
  example: {},
  options: {},
  parts: () => [checkedDigits('99', 6, abaDigit)],
});

export const transactionType = listedField({
  type: 'transactionType',
  family: 'finance',
  description: 'What a bank transaction is, such as "deposit" or "refund".',
  values: [
    'deposit',
    'withdrawal',
    'payment',
    'transfer',
    'refund',
    'fee',
    'interest',
    'invoice',
    'direct debit',
  ],
});
