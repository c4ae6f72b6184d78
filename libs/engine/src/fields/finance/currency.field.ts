import { option } from '../../options/option';
import { defineField } from '../define-field';
import { listedField } from '../listed/listed-field';
import { checkRange, decimalRange, sizeOf } from '../number/decimal-range';
import { CURRENCIES, CURRENCY_CODES, type CurrencyCode } from './currencies';

export const currencyName = listedField({
  type: 'currencyName',
  family: 'finance',
  description: 'The English name of a currency by ISO 4217, such as "Swiss Franc".',
  values: CURRENCY_CODES.map((code) => CURRENCIES[code].name),
});

export const currencySymbol = listedField({
  type: 'currencySymbol',
  family: 'finance',
  description: 'The symbol of a currency, such as "€" or "CA$".',
  values: CURRENCY_CODES.map((code) => CURRENCIES[code].symbol),
});

const scaleOf = (code: CurrencyCode): number => CURRENCIES[code].minorUnit;

export const amount = defineField({
  type: 'amount',
  family: 'finance',
  description:
    'An amount of money, exact, with as many decimals as its currency has by ISO 4217: two for EUR, none for JPY, three for KWD.',
  example: { currency: 'EUR', min: 5, max: 2500 },
  options: {
    currency: option.choice(CURRENCY_CODES, { description: 'ISO 4217 code.', default: 'USD' }),
    min: option.number({ description: 'Smallest amount.', default: 0 }),
    max: option.number({ description: 'Largest amount.', default: 1000 }),
  },
  columnType: 'numeric',
  uniqueness: (options) => ({ available: sizeOf(decimalRange(options, scaleOf(options.currency))) }),
  check: (options, report) => checkRange(options, scaleOf(options.currency), report),
  compile: (options, { pick }) => {
    const scale = scaleOf(options.currency);
    const range = decimalRange(options, scale);
    const unit = pick(sizeOf(range));
    return { type: 'numeric', scale, unscaled: (row) => range.min + unit.at(row) };
  },
});
