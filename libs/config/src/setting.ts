import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/**
 * One environment variable: how it is read, what it means and how `.env.example` shows it.
 * The schema always starts from a string, because that is all an environment can hold.
 */
export interface Setting<T> {
  readonly schema: z.ZodType<T>;
  /** One sentence with the unit, printed above the variable in `.env.example`. */
  readonly description: string;
  /** Shown in `.env.example`; `undefined` means that there is none and the line stays commented out. */
  readonly example?: string | undefined;
  /** A secret's value never appears in a message or a log. */
  readonly secret?: boolean;
}

const MAX_DAYS = 36_500;

interface Described {
  description: string;
  secret?: boolean;
}

const setting = <T>(schema: z.ZodType<T>, described: Described, example?: string): Setting<T> => ({
  schema,
  ...described,
  example,
});

/** A whole number, written in plain digits. `min` and `max` are inclusive. */
export function integer(options: Described & { min: number; max: number; default: number }): Setting<number> {
  const { min, max } = options;
  const message = `must be a whole number from ${min} to ${max}`;
  const schema = z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .default(options.default);
  return setting(schema, options, String(options.default));
}

/** A number of days, or `never`. `0` is refused: it could be meant as either "at once" or "never". */
export function days(options: Described & { default: number | 'never' }): Setting<number | null> {
  const message = `must be a whole number of days from 1 to ${MAX_DAYS}, or never`;
  const schema = z
    .string()
    .regex(/^(never|\d{1,6})$/, message)
    .default(String(options.default))
    .transform((value) => (value === 'never' ? null : Number(value)))
    .refine((value) => value === null || (value >= 1 && value <= MAX_DAYS), message);
  return setting(schema, options, String(options.default));
}

/** `true` or `false`, nothing else: `yes`, `1` and typing errors are refused rather than guessed. */
export function boolean(options: Described & { default: boolean }): Setting<boolean> {
  const schema = z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .default(options.default);
  return setting(schema, options, String(options.default));
}

export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
  options: Described & { default: T[number] },
): Setting<T[number]> {
  const schema = z.enum(values, `must be one of ${values.join(', ')}`).default(options.default);
  return setting(schema, options, options.default);
}

export function text(
  options: Described & { default: string; pattern?: RegExp; form?: string },
): Setting<string> {
  const schema = (
    options.pattern === undefined ? z.string() : z.string().regex(options.pattern, options.form)
  ).default(options.default);
  return setting(schema, options, options.default);
}

export function optionalText(
  options: Described & { minLength?: number; example?: string },
): Setting<string | undefined> {
  const minLength = options.minLength ?? 1;
  const schema = z.string().min(minLength, `must have at least ${minLength} characters`).optional();
  return setting(schema, options, options.example);
}

/** An absolute URL with one of the given schemes. */
export function url(
  schemes: readonly string[],
  options: Described & { example?: string },
): Setting<string | undefined> {
  const message = `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  const schema = z
    .string()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), message)
    .optional();
  return setting(schema, options, options.example);
}

/** Values separated by commas; spaces around them are dropped. */
export function list(options: Described & { default: string }): Setting<string[]> {
  const schema = z
    .string()
    .default(options.default)
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    );
  return setting(schema, options, options.default);
}

/** Whole numbers by name: `one=1, two=2`. None by default. */
export function limits(options: Described & { min: number; max: number }): Setting<Record<string, number>> {
  const { min, max } = options;
  const entry = /^([a-z][a-z0-9_]{0,62})=(\d{1,9})$/;
  const message = `must be names with a whole number from ${min} to ${max}, such as generate_dataset=2, separated by commas`;
  const schema = list({ ...options, default: '' }).schema.transform((items, context) => {
    const entries = items
      .map((item) => entry.exec(item))
      .map((match) => [match?.[1], Number(match?.[2])] as const);
    const valid = entries.every(([name, value]) => name !== undefined && value >= min && value <= max);
    if (!valid || new Set(entries.map(([name]) => name)).size < entries.length) {
      context.addIssue({ code: 'custom', message });
    }
    return Object.fromEntries(entries) as Record<string, number>;
  });
  return setting(schema, options, '');
}

/** Networks in CIDR notation, separated by commas: `10.0.0.0/8, fd00::/8`. None by default. */
export function networks(options: Described): Setting<string[]> {
  const { schema } = list({ ...options, default: '' });
  const message = 'must be networks such as 127.0.0.0/8 or fd00::/8, separated by commas';
  return setting(
    schema.refine((values) => values.every((value) => ipaddr.isValidCIDR(value)), message),
    options,
    '',
  );
}

/** Values from a fixed set, separated by commas; at least one. */
export function someOf<const T extends readonly [string, ...string[]]>(
  values: T,
  options: Described & { default: string },
): Setting<T[number][]> {
  const message = `must be some of ${values.join(', ')}, separated by commas`;
  const { schema } = list(options);
  return setting(
    schema.refine(
      (items) => items.length > 0 && items.every((item) => values.includes(item)),
      message,
    ) as z.ZodType<T[number][]>,
    options,
    options.default,
  );
}

/** How many proxies are in front of us, or which: `false`, `true`, a number, or networks separated by commas. */
export function proxies(options: Described): Setting<boolean | number | string[]> {
  const message =
    'must be true, false, a number of proxies, or networks such as 10.0.0.0/8, separated by commas';
  const schema = z
    .string()
    .default('false')
    .transform((value) => {
      if (value === 'true' || value === 'false') return value === 'true';
      if (/^\d{1,2}$/.test(value)) return Number(value);
      return value.split(',').map((item) => item.trim());
    })
    .refine(
      (value) => !Array.isArray(value) || value.every((item) => ipaddr.isValidCIDR(item) || isAddress(item)),
      message,
    );
  return setting(schema, options, 'false');
}

/** The library also takes a number for an address, as old programs did. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}
