const USER_FIELDS = [
    { name: 'id', type: 'uuid' },
    { name: 'firstName', type: 'firstName' },
    { name: 'lastName', type: 'lastName' },
    { name: 'email', type: 'email', from: ['firstName', 'lastName'], unique: true },
    { name: 'age', type: 'integer', min: 18, max: 90, distribution: { kind: 'normal', mean: 40, stddev: 12 } },
    { name: 'plan', type: 'enum', values: ['free', 'pro'], weights: [9, 1] },
];
const ORDER_FIELDS = [
    { name: 'number', type: 'sequence' },
    { name: 'total', type: 'decimal', min: 1, max: 500, scale: 2 },
    { name: 'placedAt', type: 'timestamp', from: '2026-01-01T00:00:00Z', to: '2026-12-31T23:59:59Z' },
];
/** Requests that work as they are, one after the other; the examples of exports use what they make. */
export const GENERATE_EXAMPLES = {
    users: {
        summary: '1,000 users, in place of those that were there',
        value: { recordType: 'users', count: 1000, seed: 42, mode: 'replace', fields: USER_FIELDS },
    },
    orders: {
        summary: '100,000 more orders',
        value: { recordType: 'orders', count: 100_000, fields: ORDER_FIELDS },
    },
};
export const PREVIEW_EXAMPLES = {
    users: {
        summary: 'The first three users',
        value: { recordType: 'users', count: 3, seed: 42, mode: 'replace', fields: USER_FIELDS },
    },
};
