/**
 * The binary format of COPY, as described in the PostgreSQL manual under COPY, "File Formats, Binary Format",
 * and the `*_send` functions of its types: everything big-endian, a row is a 16-bit count of fields, a field is a
 * 32-bit length (-1 for null) and that many bytes.
 */
export const SIGNATURE = Uint8Array.of(0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00);

/** Signature, flags, length of the header extension. */
export const HEADER = Uint8Array.of(...SIGNATURE, 0, 0, 0, 0, 0, 0, 0, 0);

/** A field count of -1 ends the data. */
export const TRAILER = Uint8Array.of(0xff, 0xff);

export const NULL_LENGTH = -1;
export const JSONB_VERSION = 1;

/** Days and milliseconds from 1970-01-01 to 2000-01-01, where PostgreSQL counts from. */
export const POSTGRES_EPOCH_DAYS = 10957;
export const POSTGRES_EPOCH_MS = 946_684_800_000;

/** Signs of `numeric`, and the values that are not numbers. */
export const NUMERIC_POSITIVE = 0x0000;
export const NUMERIC_NEGATIVE = 0x4000;
export const NUMERIC_NAN = 0xc000;
export const NUMERIC_INFINITY = 0xd000;
export const NUMERIC_MINUS_INFINITY = 0xf000;
