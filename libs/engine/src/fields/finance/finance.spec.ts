import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';
import { CURRENCIES, CURRENCY_CODES } from './currencies';
import { IBAN_COUNTRIES } from './iban-countries';

const ROWS = 2000;

/** ISO 7064 MOD 97-10, on the whole number at once. */
function isIban(value: string): boolean {
  const digits = [...(value.slice(4) + value.slice(0, 4))].map((c) => parseInt(c, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

/** ISO/IEC 7812-1, from the right, on strings. */
function isLuhn(value: string): boolean {
  const sum = [...value].reverse().reduce((total, c, i) => {
    const digit = Number(c) * (i % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

// Bank and account as the IBAN registry of SWIFT writes them.
const IBAN_SHAPES: Record<keyof typeof IBAN_COUNTRIES, string> = {
  AT: '\\d{16}',
  BG: '[A-Z]{4}\\d{14}',
  CH: '\\d{17}',
  CY: '\\d{24}',
  CZ: '\\d{20}',
  DE: '\\d{18}',
  DK: '\\d{14}',
  ES: '\\d{20}',
  FR: '\\d{23}',
  GB: '[A-Z]{4}\\d{14}',
  GR: '\\d{23}',
  IE: '[A-Z]{4}\\d{14}',
  LT: '\\d{16}',
  LU: '\\d{16}',
  LV: '[A-Z]{4}\\d{13}',
  MT: '[A-Z]{4}\\d{23}',
  NL: '[A-Z]{4}\\d{10}',
  PL: '\\d{24}',
  PT: '\\d{21}',
  RO: '[A-Z]{4}\\d{16}',
  SE: '\\d{20}',
  SK: '\\d{20}',
};

describe.each(Object.entries(IBAN_SHAPES))('an IBAN of %s', (country, shape) => {
  it('has the shape of the registry and valid check digits', () => {
    const values = valuesOfField({ type: 'iban', country }, ROWS);
    expect(values.filter((value) => !new RegExp(`^${country}\\d{2}${shape}$`).test(value))).toEqual([]);
    expect(values.filter((value) => !isIban(value))).toEqual([]);
    expect(values.filter((value) => Number(value.slice(2, 4)) < 2 || Number(value.slice(2, 4)) > 98)).toEqual(
      [],
    );
  });
});

it('an IBAN of any country is valid, and all countries come', () => {
  const values = valuesOfField({ type: 'iban', unique: true }, ROWS);
  expect(values.filter((value) => !isIban(value))).toEqual([]);
  expect(new Set(values.map((value) => value.slice(0, 2)))).toEqual(new Set(Object.keys(IBAN_COUNTRIES)));
});

it('national check digits of accounts are right where they are computed', () => {
  const isFrench = (value: string) => {
    const [bank, branch, account, key] = [
      value.slice(4, 9),
      value.slice(9, 14),
      value.slice(14, 25),
      value.slice(25),
    ];
    return (89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account) + BigInt(key)) % 97n === 0n;
  };
  expect(counterexamples(valuesOfField({ type: 'iban', country: 'FR' }, ROWS), isFrench)).toEqual([]);
  const portuguese = valuesOfField({ type: 'iban', country: 'PT' }, ROWS);
  expect(counterexamples(portuguese, (value) => BigInt(value.slice(4)) % 97n === 1n)).toEqual([]);
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  const isSpanish = (value: string) => {
    const sum = [...value.slice(14)].reduce((total, c, i) => total + Number(c) * weights[i]!, 0);
    const check = 11 - (sum % 11);
    return value.slice(12, 14) === `0${check === 11 ? 0 : check === 10 ? 1 : check}`;
  };
  expect(counterexamples(valuesOfField({ type: 'iban', country: 'ES' }, ROWS), isSpanish)).toEqual([]);
});

it.each([
  ['visa', /^4\d{15}$/],
  ['mastercard', /^5[1-5]\d{14}$/],
  ['amex', /^3[47]\d{13}$/],
  ['discover', /^6011\d{12}$/],
  ['diners', /^30[0-5]\d{11}$/],
  ['jcb', /^35\d{14}$/],
  ['any', /^\d{14,16}$/],
] as const)('card numbers of %s have its shape and pass Luhn', (brand, shape) => {
  const values = valuesOfField({ type: 'creditCardNumber', brand }, ROWS);
  expect(values.filter((value) => !shape.test(value) || !isLuhn(value))).toEqual([]);
});

it('routing numbers have the check digit of the ABA', () => {
  const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
  const hasCheckDigit = (value: string) =>
    [...value].reduce((sum, c, i) => sum + Number(c) * weights[i]!, 0) % 10 === 0;
  const values = valuesOfField({ type: 'routingNumber' }, ROWS);
  expect(counterexamples(values, hasCheckDigit)).toEqual([]);
  expect(counterexamples(values, /^99\d{7}$/)).toEqual([]);
});

it.each([
  [{ type: 'bic' }, /^[A-Z]{4}[A-Z]{2}[A-Z]0$/],
  [{ type: 'bic', branch: true }, /^[A-Z]{4}[A-Z]{2}[A-Z]0[A-Z0-9]{3}$/],
  [{ type: 'bankAccountNumber', length: 18 }, /^\d{18}$/],
  [{ type: 'creditCardCvv', length: 4 }, /^\d{4}$/],
  [{ type: 'creditCardExpiry' }, /^(0[1-9]|1[0-2])\/(2[6-9]|3[01])$/],
  [{ type: 'creditCardExpiry', fromYear: 2003, toYear: 2012 }, /^(0[1-9]|1[0-2])\/(0[3-9]|1[0-2])$/],
  [{ type: 'ssn' }, /^666-(?!00)\d{2}-\d{4}$/],
  [{ type: 'ein' }, /^00-\d{7}$/],
  [{ type: 'vatNumber', country: 'AT' }, /^ATU\d{8}$/],
  [{ type: 'vatNumber', country: 'ES' }, /^ES[A-Z]\d{7}[A-Z]$/],
  [{ type: 'vatNumber', country: 'IE' }, /^IE\d{7}[A-W]$/],
  [{ type: 'vatNumber', country: 'NL' }, /^NL\d{9}B\d{2}$/],
  [{ type: 'vatNumber', country: 'SE' }, /^SE\d{10}01$/],
  [{ type: 'bitcoinAddress' }, /^tb1q[02-9ac-hj-np-z]{38}$/],
  [{ type: 'ethereumAddress' }, /^0x0{8}[0-9a-f]{32}$/],
])('%j has its shape', (field, shape) => {
  expect(valuesOfField(field, ROWS).filter((value) => !shape.test(value))).toEqual([]);
});

it('amounts have the decimals of their currency and stay in their range', () => {
  for (const currency of ['EUR', 'JPY', 'KWD'] as const) {
    const { minorUnit } = CURRENCIES[currency];
    const shape = minorUnit === 0 ? /^\d+$/ : new RegExp(`^\\d+\\.\\d{${minorUnit}}$`);
    const values = valuesOfField({ type: 'amount', currency, min: 5, max: 9 }, ROWS);
    expect(counterexamples(values, shape)).toEqual([]);
    expect(counterexamples(values, (value) => Number(value) >= 5 && Number(value) <= 9)).toEqual([]);
  }
  expect(planOf([{ name: 'a', type: 'amount' }]).columns[0]).toMatchObject({ type: 'numeric', scale: 2 });
});

it('knows currencies as Intl does', () => {
  for (const code of CURRENCY_CODES) {
    expect(new Set(Intl.supportedValuesOf('currency')).has(code)).toBe(true);
  }
  const names = valuesOf(planOf([{ name: 'a', type: 'currencyName', unique: true }]).columns[0]!, 0, 20);
  expect(new Set(names).size).toBe(20);
});
