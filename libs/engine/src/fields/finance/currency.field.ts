import { option } from '../../options/option';
import { defineField } from '../define-field';
import { listedField } from '../listed/listed-field';
import { checkRange, decimalRange, sizeOf } from '../number/decimal-range';
import { checkDistribution, integersOf, optionalDistribution, uniquenessOf } from '../number/distribution';
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
    distribution: optionalDistribution('the currency'),
  },
  correlatable: true,
  columnType: 'numeric',
  uniqueness: (options) =>
    uniquenessOf(sizeOf(decimalRange(options, scaleOf(options.currency))), options.distribution),
  check: (options, report) => {
    const scale = scaleOf(options.currency);
    if (!checkRange(options, scale, report)) return;
    checkDistribution(options.distribution, options.min, options.max, 10 ** -scale, report);
  },
  compile: (options, context) => {
    const scale = scaleOf(options.currency);
    const { min, max } = decimalRange(options, scale);
    return {
      type: 'numeric',
      scale,
      unscaled: integersOf(context, min, max, options.distribution, 10 ** scale),
    };
  },
});
