/** Ten fields of the usual kinds. */
export const FIELDS = [
  { name: 'id', type: 'uuid' },
  { name: 'firstName', type: 'firstName' },
  { name: 'lastName', type: 'lastName' },
  { name: 'email', type: 'email', unique: true },
  { name: 'age', type: 'integer', min: 18, max: 90 },
  { name: 'plan', type: 'enum', values: ['free', 'pro'], weights: [9, 1] },
  { name: 'balance', type: 'decimal' },
  { name: 'active', type: 'boolean' },
  { name: 'signedUpAt', type: 'timestamp' },
  { name: 'note', type: 'sentence', nullRate: 0.2 },
];

/** A request for people; the same seed and count give the same ones. */
export function people(request: {
  count: number;
  recordType?: string;
  mode?: string;
  seed?: number;
}): object {
  return { recordType: 'people', seed: 7, mode: 'replace', fields: FIELDS, ...request };
}

/** A job that is over in a moment. */
export const TINY = { recordType: 'tiny', count: 1, seed: 1, fields: [{ name: 'id', type: 'uuid' }] };
