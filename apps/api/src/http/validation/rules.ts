import { Transform } from 'class-transformer';
import { isISO8601, ValidateBy } from 'class-validator';

/** Names of record types and fields. */
export const NAME = /^[a-z][A-Za-z0-9_]{0,62}$/;
export const NAME_RULE = 'must be a lower-case letter followed by up to 62 letters, digits or underscores';

/** What users call a kind of job. */
export const TYPE_OF_JOB = /^[a-z][a-z-]{0,39}$/;

const MAX_URL = 2_048;

/** An absolute URL of reasonable length. */
export function AbsoluteUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'invalid_format',
    validator: {
      validate: (value) => typeof value === 'string' && value.length <= MAX_URL && URL.canParse(value),
      defaultMessage: (about) =>
        `${about?.property} must be an absolute URL of up to ${MAX_URL} characters, not ${show(about?.value)}`,
    },
  });
}

/** A JSON number without a fraction. */
export function WholeNumber({ min, max }: { min: number; max: number }): PropertyDecorator {
  return ValidateBy({
    name: 'out_of_range',
    validator: {
      validate: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
      defaultMessage: (about) =>
        `${about?.property} must be a whole number from ${min} to ${max}, not ${show(about?.value)}`,
    },
  });
}

/** A part of the whole: a number above 0, up to 1. */
export function Share(): PropertyDecorator {
  return ValidateBy({
    name: 'out_of_range',
    validator: {
      validate: (value) => typeof value === 'number' && value > 0 && value <= 1,
      defaultMessage: (about) =>
        `${about?.property} must be a number above 0 and up to 1, not ${show(about?.value)}`,
    },
  });
}

/** A number in a query, where everything is text. What is not one is left for WholeNumber to refuse. */
export function NumberInQuery(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );
}

/** `true` or `false` in a query, where everything is text. */
export function BooleanInQuery(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
}

/** A list in a query, where one value alone comes without a list. */
export function ListInQuery(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));
}

/** A date, or a date with a time, in ISO 8601: `2026-01-31`, `2026-01-31T12:00:00Z`. */
export function Instant(): PropertyDecorator {
  return ValidateBy({
    name: 'invalid_format',
    validator: {
      validate: (value) =>
        isISO8601(value, { strict: true, strictSeparator: true }) && !Number.isNaN(Date.parse(value)),
      defaultMessage: (about) =>
        `${about?.property} must be a date or time in ISO 8601, for example 2026-01-31T12:00:00Z, not ${show(about?.value)}`,
    },
  });
}

function show(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'a number that large';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return 'an array';
  return value === null || typeof value !== 'object' ? String(value) : 'an object';
}
