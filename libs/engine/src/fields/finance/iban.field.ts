import type { ByteWriter } from '../../bytes/byte-writer';
import { writePadded, writeZeroFilled } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { option } from '../../options/option';
import { oneOf } from '../check-digit/checked-digits';
import { composedField } from '../composed/composed-field';
import type { Part } from '../composed/part';
import { IBAN_COUNTRIES, type IbanCountry, type IbanCountryCode } from './iban-countries';

const CODES = Object.keys(IBAN_COUNTRIES) as IbanCountryCode[];
/** Free digits when any country is possible; the other digits of an account are zero. */
const SHORTEST_ACCOUNT = 8;
const LONGEST_INDEX = 15;

/** The remainder of `text` modulo 97 (ISO 7064), letters counting as 10 to 35; `before` is what comes first. */
function mod97(text: string, before = 0): number {
  let remainder = before;
  for (const character of text) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder;
}

/** All numbers of a country, told apart by `free` digits of the account. A class, so that countries share a method. */
class IbanPart implements Part {
  readonly size: number;
  readonly maxBytes: number;
  readonly plain = true;
  private readonly code: Utf8Literal;
  private readonly bank: Utf8Literal;
  private readonly bankRemainder: number;
  private readonly accountWeight: number;
  private readonly nationalWeight: number;

  constructor(
    code: string,
    private readonly country: IbanCountry,
    free: number,
  ) {
    const { bank, accountDigits, check } = country;
    this.size = 10 ** free;
    this.code = new Utf8Literal(code);
    this.bank = new Utf8Literal(bank);
    this.maxBytes = 4 + bank.length + accountDigits + (check ? 2 : 0);
    // The check digits are those of bank, account, country and two zeros, as one number.
    this.bankRemainder = mod97(`${'0'.repeat(accountDigits + (check ? 2 : 0))}${code}00`, mod97(bank));
    this.accountWeight = mod97('000000', check?.after === true ? 100 % 97 : 1);
    this.nationalWeight = mod97('0'.repeat(6 + (check?.after === false ? accountDigits : 0)), 1);
  }

  write(index: number, out: ByteWriter): void {
    const { check, accountDigits } = this.country;
    const national = check === undefined ? 0 : check.of(index);
    this.code.write(out);
    const sum = this.bankRemainder + (index % 97) * this.accountWeight + national * this.nationalWeight;
    writePadded(out, 98 - (sum % 97), 2);
    this.bank.write(out);
    if (check?.after === false) writePadded(out, national, 2);
    writeZeroFilled(out, index, accountDigits);
    if (check?.after === true) writePadded(out, national, 2);
  }
}

export const iban = composedField({
  type: 'iban',
  family: 'finance',
  description:
    'An International Bank Account Number (ISO 13616) with valid check digits, written without blanks. Bank codes are zeros or TEST, to keep away from real banks; check digits inside the account are computed for Spain, France and Portugal only.',
  example: { country: 'DE' },
  options: {
    country: option.choice(['any', ...CODES], {
      description: 'ISO 3166-1 code of the country.',
      default: 'any',
    }),
  },
  parts: ({ country }) =>
    country === 'any'
      ? [oneOf(CODES.map((code) => new IbanPart(code, IBAN_COUNTRIES[code], SHORTEST_ACCOUNT)))]
      : [
          new IbanPart(
            country,
            IBAN_COUNTRIES[country],
            Math.min(LONGEST_INDEX, IBAN_COUNTRIES[country].accountDigits),
          ),
        ],
});
