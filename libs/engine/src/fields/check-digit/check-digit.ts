const ZERO = 48;

/**
 * The check digit, as an ASCII code, of the ASCII digits in `bytes` from `from` to before `to`. The digits are
 * read from the right: the nearest to the check digit first.
 */
export type CheckDigit = (bytes: Uint8Array, from: number, to: number) => number;

/** Luhn (ISO/IEC 7812-1, annex B): every second digit is doubled, and the digits of that are added. */
export const luhnDigit: CheckDigit = (bytes, from, to) => {
  let sum = 0;
  let doubled = true;
  for (let i = to - 1; i >= from; i--) {
    const digit = bytes[i]! - ZERO;
    sum += !doubled ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    doubled = !doubled;
  }
  return ZERO + ((10 - (sum % 10)) % 10);
};

/** GS1 General Specifications, 7.9: weights 3 and 1 in turn, modulo 10. */
export const gs1Digit: CheckDigit = (bytes, from, to) => {
  let sum = 0;
  let weight = 3;
  for (let i = to - 1; i >= from; i--) {
    sum += weight * (bytes[i]! - ZERO);
    weight = 4 - weight;
  }
  return ZERO + ((10 - (sum % 10)) % 10);
};

/** ISBN-10 (ISO 2108:1992): weights from 2 up, modulo 11; ten is an X. */
export const isbn10Digit: CheckDigit = (bytes, from, to) => {
  let sum = 0;
  for (let i = to - 1, weight = 2; i >= from; i--, weight++) sum += weight * (bytes[i]! - ZERO);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 88 : ZERO + check;
};

/** ABA routing number: weights 7, 3, 1 from the right, and the check digit has 1; modulo 10. */
export const abaDigit: CheckDigit = (bytes, from, to) => {
  let sum = 0;
  let weight = 7;
  for (let i = to - 1; i >= from; i--) {
    sum += weight * (bytes[i]! - ZERO);
    weight = weight === 7 ? 3 : weight === 3 ? 1 : 7;
  }
  return ZERO + ((10 - (sum % 10)) % 10);
};
