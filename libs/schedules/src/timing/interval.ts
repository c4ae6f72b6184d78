const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;
type Unit = keyof typeof UNITS;
const MAX_MS = 366 * UNITS.d;

/** Milliseconds of `30s`, `15m`, `6h`, `1d`; `undefined` for anything else and for more than 366 days. */
export function everyMs(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,7})([smhd])$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  const ms = Number(count) * UNITS[unit as Unit];
  return ms <= MAX_MS ? ms : undefined;
}

/** The shortest way to write an interval that everyMs reads. */
export function everyText(ms: number): string {
  const unit = (Object.keys(UNITS) as Unit[]).find((each) => ms % UNITS[each] === 0) ?? 's';
  return `${ms / UNITS[unit]}${unit}`;
}
