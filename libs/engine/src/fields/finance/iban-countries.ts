/**
 * How a country forms its account numbers (SWIFT, "IBAN Registry"), reduced to what is free here: after the bank
 * code come `accountDigits` digits, and in some countries two national check digits.
 */
export interface IbanCountry {
  /** Bank and branch code. Zeros or TEST: no bank has them. */
  readonly bank: string;
  /** From 8 to 18 digits. */
  readonly accountDigits: number;
  /** The national check digits, 0 to 99, of an account at {@link bank}. */
  readonly check?: { readonly after: boolean; readonly of: (account: number) => number };
}

/** France: 97 less the number, weighted 89, 15 and 3, modulo 97 ("clé RIB"); bank and branch are zero. */
const ribKey = (account: number): number => 97 - (((account % 97) * 3) % 97);

/** Portugal: 98 less a hundred times the number, modulo 97 (NIB). */
const nibKey = (account: number): number => 98 - (((account % 97) * 3) % 97);

/** Spain: one digit for bank and branch, which is 0 for zeros, and one for the account; modulo 11 (CCC). */
const CCC_WEIGHTS = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
function cccDigits(account: number): number {
  let sum = 0;
  for (let i = 0, rest = account; rest > 0; i++) {
    const quotient = Math.floor(rest / 10);
    sum += CCC_WEIGHTS[i]! * (rest - quotient * 10);
    rest = quotient;
  }
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check === 10 ? 1 : check;
}

export const IBAN_COUNTRIES = {
  AT: { bank: '00000', accountDigits: 11 },
  BG: { bank: 'TEST000000', accountDigits: 8 },
  CH: { bank: '00000', accountDigits: 12 },
  CY: { bank: '00000000', accountDigits: 16 },
  CZ: { bank: '0000', accountDigits: 16 },
  DE: { bank: '00000000', accountDigits: 10 },
  DK: { bank: '0000', accountDigits: 10 },
  ES: { bank: '00000000', accountDigits: 10, check: { after: false, of: cccDigits } },
  FR: { bank: '0000000000', accountDigits: 11, check: { after: true, of: ribKey } },
  GB: { bank: 'TEST000000', accountDigits: 8 },
  GR: { bank: '0000000', accountDigits: 16 },
  IE: { bank: 'TEST000000', accountDigits: 8 },
  LT: { bank: '00000', accountDigits: 11 },
  LU: { bank: '000', accountDigits: 13 },
  LV: { bank: 'TEST', accountDigits: 13 },
  MT: { bank: 'TEST00000', accountDigits: 18 },
  NL: { bank: 'TEST', accountDigits: 10 },
  PL: { bank: '00000000', accountDigits: 16 },
  PT: { bank: '00000000', accountDigits: 11, check: { after: true, of: nibKey } },
  RO: { bank: 'TEST', accountDigits: 16 },
  SE: { bank: '000', accountDigits: 17 },
  SK: { bank: '0000', accountDigits: 16 },
} as const satisfies Record<string, IbanCountry>;

export type IbanCountryCode = keyof typeof IBAN_COUNTRIES;
