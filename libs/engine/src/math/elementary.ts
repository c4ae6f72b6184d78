/**
 * Elementary functions that give the same bits on every machine. The language leaves the last bits of `Math.log`,
 * `Math.exp`, `Math.pow` and `Math.sin` to the implementation; these use only operations that IEEE 754 defines
 * exactly. They are accurate to a few units in the last place.
 */

const LN2 = 0.6931471805599453;
/** ln 2 in two parts: the first has so few bits that its product with an exponent is exact. */
const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;
const TWO_PI = 6.283185307179586;
const SMALL = 1e-3;

const LEAST_EXPONENT = -1074;
const POWERS_OF_TWO = powersOfTwo();

/** 2^-1074 to 2^1023, by doubling, which is exact. */
function powersOfTwo(): Float64Array {
  const powers = new Float64Array(1023 - LEAST_EXPONENT + 1);
  powers[0] = Number.MIN_VALUE;
  for (let i = 1; i < powers.length; i++) powers[i] = powers[i - 1]! * 2;
  return powers;
}

/**
 * The natural logarithm: -Infinity for 0, NaN below.
 * ln(m x 2^e) = e ln 2 + 2 artanh((m - 1) / (m + 1)), with m in [sqrt(1/2), sqrt(2)).
 */
export function portableLog(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  let exponent = 0;
  while (x < 2.3283064365386963e-10) {
    x *= 4294967296;
    exponent -= 32;
  }
  while (x >= 4294967296) {
    x *= 2.3283064365386963e-10;
    exponent += 32;
  }
  while (x < 0.7071067811865476) {
    x *= 2;
    exponent--;
  }
  while (x >= 1.4142135623730951) {
    x /= 2;
    exponent++;
  }
  const s = (x - 1) / (x + 1);
  const s2 = s * s;
  let sum = 0;
  for (let k = 21; k >= 1; k -= 2) sum = sum * s2 + 1 / k;
  return exponent * LN2 + 2 * s * sum;
}

/** ln(1 + x) for x above -1, also where 1 + x would lose the digits of x. */
export function portableLog1p(x: number): number {
  if (x > SMALL || x < -SMALL) return portableLog(1 + x);
  return x * (1 - x * (1 / 2 - x * (1 / 3 - x * (1 / 4 - x * (1 / 5 - x * (1 / 6))))));
}

/** e^x; 0 and Infinity where the result is out of range. By the Taylor series around the nearest power of two. */
export function portableExp(x: number): number {
  if (!(x > -745)) return 0;
  if (x > 709.7) return Infinity;
  const exponent = Math.round(x / LN2);
  const r = x - exponent * LN2_HIGH - exponent * LN2_LOW;
  let sum = 1;
  for (let k = 13; k >= 1; k--) sum = 1 + (sum * r) / k;
  // In two factors, so that numbers near the smallest one are rounded once only.
  if (exponent < -1000) return sum * POWERS_OF_TWO[exponent + 1000 - LEAST_EXPONENT]! * TWO_POW_MINUS_1000;
  return sum * POWERS_OF_TWO[exponent - LEAST_EXPONENT]!;
}

const TWO_POW_MINUS_1000 = POWERS_OF_TWO[-1000 - LEAST_EXPONENT]!;

/** e^x - 1, also where e^x would lose the digits of the result. */
export function portableExpm1(x: number): number {
  if (x > SMALL || x < -SMALL) return portableExp(x) - 1;
  return x * (1 + (x / 2) * (1 + (x / 3) * (1 + (x / 4) * (1 + x / 5))));
}

/** x^y for x above 0. */
export function portablePow(x: number, y: number): number {
  return portableExp(y * portableLog(x));
}

/** The sine of an angle in turns: 0.25 is a right angle. Whole turns make no difference. */
export function sineOfTurns(turns: number): number {
  let t = turns - Math.round(turns); // -0.5 to 0.5
  if (t > 0.25) t = 0.5 - t;
  else if (t < -0.25) t = -0.5 - t;
  const x = TWO_PI * t;
  const x2 = x * x;
  let sum = 1;
  for (let k = 20; k >= 2; k -= 2) sum = 1 - (sum * x2) / (k * (k + 1));
  return x * sum;
}
