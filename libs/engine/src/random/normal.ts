const LN2 = 0.6931471805599453;

/**
 * The natural logarithm for normal numbers above 0. The language leaves the last bits of `Math.log` to the
 * implementation; this uses only operations that IEEE 754 defines exactly, so every machine agrees.
 * ln(m x 2^e) = e ln 2 + 2 artanh((m - 1) / (m + 1)), with m in [sqrt(1/2), sqrt(2)).
 */
export function portableLog(x: number): number {
  let exponent = 0;
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

/**
 * The standard normal quantile of `p` in (0, 1): algorithm AS 241 (PPND16) of M. J. Wichura, Applied
 * Statistics 37 (1988), accurate to about 1 part in 10^16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * evaluate(A, r)) / evaluate(B, r);
  }
  const tail = Math.sqrt(-portableLog(q < 0 ? p : 1 - p));
  const value =
    tail <= 5
      ? evaluate(C, tail - 1.6) / evaluate(D, tail - 1.6)
      : evaluate(E, tail - 5) / evaluate(F, tail - 5);
  return q < 0 ? -value : value;
}

/** Horner's rule; the coefficients are given from the highest power down. */
function evaluate(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i]!;
  return sum;
}

const A = [
  2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
  1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608,
];
const B = [
  5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4, 2.1213794301586595867e4,
  5.3941960214247511077e3, 6.871870074920579083e2, 4.2313330701600911252e1, 1,
];
const C = [
  7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const D = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
  6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const E = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.6532189526576123093e-2,
  2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const F = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  1.4875361290850615025e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1,
];
