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
  { name: 'price', type: 'decimal', min: 1, max: 500, scale: 2 },
  { name: 'quantity', type: 'integer', min: 1, max: 5 },
  { name: 'total', type: 'expression', expression: 'price * quantity' },
  { name: 'placedAt', type: 'timestamp', from: '2026-01-01T00:00:00Z', to: '2026-12-31T23:59:59Z' },
  { name: 'status', type: 'enum', values: ['open', 'shipped'] },
  { name: 'shippedOn', type: 'dateAfter', of: 'placedAt', maxDays: 5, when: "status == 'shipped'" },
];

const READING_FIELDS = [
  { name: 'sensor', type: 'sequence', prefix: 'sensor-', padding: 3, perEntity: true },
  { name: 'at', type: 'seriesTime' },
  {
    name: 'celsius',
    type: 'seriesValue',
    base: 18,
    entityStddev: 2,
    seasons: [{ periodSeconds: 86_400, amplitude: 6, phase: 0.625 }],
    noise: { kind: 'normal', mean: 0, stddev: 0.4 },
    decimals: 1,
  },
  { name: 'humidity', type: 'integer', max: 100, distribution: { kind: 'beta', alpha: 6, beta: 4 } },
];
const SHOP = {
  seed: 42,
  mode: 'replace',
  recordTypes: [
    {
      recordType: 'shops',
      count: 20,
      fields: [
        { name: 'id', type: 'uuid' },
        { name: 'name', type: 'company' },
      ],
    },
    {
      recordType: 'customers',
      count: 500,
      fields: [
        { name: 'id', type: 'uuid' },
        { name: 'name', type: 'fullName' },
        { name: 'shopId', type: 'reference', to: 'shops.id', distribution: { kind: 'zipf' } },
      ],
    },
    {
      recordType: 'purchases',
      fields: [
        { name: 'number', type: 'sequence' },
        { name: 'customerId', type: 'reference', to: 'customers.id', perParent: { min: 0, max: 4 } },
      ],
    },
  ],
};

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
  shop: { summary: 'Shops, their customers, and what these buy', value: SHOP },
};

const PERSON_SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    firstName: { type: 'string' },
    email: { type: 'string', format: 'email' },
    age: { type: 'integer', minimum: 18, maximum: 90 },
    address: {
      type: 'object',
      properties: {
        street: { type: 'string' },
        city: { type: 'string' },
        zip: { type: 'string', pattern: '^[0-9]{5}$' },
      },
      required: ['street', 'city'],
    },
  },
  required: ['id', 'firstName', 'email'],
};

export const PREVIEW_EXAMPLES = {
  people: {
    summary: 'From a JSON Schema',
    value: { recordType: 'people', count: 3, seed: 42, mode: 'replace', jsonSchema: PERSON_SCHEMA },
  },
  users: {
    summary: 'The first three users',
    value: { recordType: 'users', count: 3, seed: 42, mode: 'replace', fields: USER_FIELDS },
  },
  readings: {
    summary: 'Two sensors over time, temperature and humidity correlated',
    value: {
      recordType: 'readings',
      count: 6,
      seed: 42,
      mode: 'replace',
      fields: READING_FIELDS,
      correlation: {
        fields: ['celsius', 'humidity'],
        matrix: [
          [1, -0.6],
          [-0.6, 1],
        ],
      },
      series: { entities: 2, stepSeconds: 60, jitterSeconds: 5 },
    },
  },
  shop: {
    summary: 'The first rows of three record types that refer to each other',
    value: { ...SHOP, rows: 3 },
  },
};

export const FROM_SQL_EXAMPLES = {
  teams: {
    summary: 'Two tables, one of which refers to the other',
    value: {
      sql: [
        "CREATE TYPE plan AS ENUM ('free', 'pro');",
        'CREATE TABLE teams (id serial PRIMARY KEY, name varchar(80) NOT NULL, plan plan NOT NULL);',
        'CREATE TABLE users (',
        '  id uuid PRIMARY KEY,',
        '  team_id int NOT NULL REFERENCES teams (id),',
        '  first_name text NOT NULL,',
        '  last_name text NOT NULL,',
        '  email varchar(254) NOT NULL UNIQUE,',
        '  age smallint CHECK (age BETWEEN 18 AND 90)',
        ');',
      ].join('\n'),
      count: 1000,
    },
  },
};
