import ipaddr from 'ipaddr.js';
import { z } from 'zod';
const setting = (schema, described, example) => ({
    schema,
    ...described,
    example,
});
/** A whole number, written in plain digits. `min` and `max` are inclusive. */
export function integer(options) {
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
/** `true` or `false`, nothing else: `yes`, `1` and typing errors are refused rather than guessed. */
export function boolean(options) {
    const schema = z
        .enum(['true', 'false'], 'must be true or false')
        .transform((value) => value === 'true')
        .default(options.default);
    return setting(schema, options, String(options.default));
}
export function oneOf(values, options) {
    const schema = z.enum(values, `must be one of ${values.join(', ')}`).default(options.default);
    return setting(schema, options, options.default);
}
export function text(options) {
    const schema = (options.pattern === undefined ? z.string() : z.string().regex(options.pattern, options.form)).default(options.default);
    return setting(schema, options, options.default);
}
export function optionalText(options) {
    const minLength = options.minLength ?? 1;
    const schema = z.string().min(minLength, `must have at least ${minLength} characters`).optional();
    return setting(schema, options, options.example);
}
/** An absolute URL with one of the given schemes. */
export function url(schemes, options) {
    const message = `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
    const schema = z
        .string()
        .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), message)
        .optional();
    return setting(schema, options, options.example);
}
/** Values separated by commas; spaces around them are dropped. */
export function list(options) {
    const schema = z
        .string()
        .default(options.default)
        .transform((value) => value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''));
    return setting(schema, options, options.default);
}
/** Networks in CIDR notation, separated by commas: `10.0.0.0/8, fd00::/8`. None by default. */
export function networks(options) {
    const { schema } = list({ ...options, default: '' });
    const message = 'must be networks such as 127.0.0.0/8 or fd00::/8, separated by commas';
    return setting(schema.refine((values) => values.every((value) => ipaddr.isValidCIDR(value)), message), options, '');
}
