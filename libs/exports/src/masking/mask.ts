/**
 * What takes the place of a value: its keyed hash (HMAC-SHA-256), which is equal for equal values; nothing, but for a
 * mark in texts; or a synthetic value, equal for equal values too.
 */
export const MASK_METHODS = ['hash', 'redact', 'replace'] as const;
export type MaskMethod = (typeof MASK_METHODS)[number];

/** A field whose values are not to be shown, as a client asks for it; the name alone asks for its hash. */
export type RequestedMask =
  | string
  | {
      readonly field: string;
      /** Default `hash`. */
      readonly method?: MaskMethod | undefined;
      /** For `replace`: the field type of the synthetic values. Default: that of the field. */
      readonly type?: string | undefined;
    };

export interface Mask {
  field: string;
  method: MaskMethod;
  type?: string | undefined;
}

export function toMask(requested: RequestedMask): Mask {
  if (typeof requested === 'string') return { field: requested, method: 'hash' };
  const { field, method = 'hash', type } = requested;
  return { field, method, ...(type !== undefined && { type }) };
}
