import { portableExp, portableExpm1, portableLog, portableLog1p } from './elementary';

/** The area under x^-exponent from 1 to `x`, also where the exponent is near 1. */
export function areaUpTo(x: number, exponent: number): number {
  const log = portableLog(x);
  const t = (1 - exponent) * log;
  return t === 0 ? log : (portableExpm1(t) / t) * log;
}

/** The inverse of {@link areaUpTo}. */
export function endOfArea(area: number, exponent: number): number {
  const t = (1 - exponent) * area;
  if (t <= -1) return Infinity; // rounding beyond the end of a finite area
  return t === 0 ? portableExp(area) : portableExp((portableLog1p(t) / t) * area);
}
