import type { Faker } from '@faker-js/faker';

/** The ten fields that both sides generate, as our schema. */
export const FIELDS = [
  { name: 'id', type: 'uuid' },
  { name: 'firstName', type: 'firstName' },
  { name: 'lastName', type: 'lastName' },
  { name: 'email', type: 'email' },
  { name: 'age', type: 'integer', min: 18, max: 90 },
  { name: 'balance', type: 'number', min: 0, max: 10000, decimals: 2 },
  { name: 'active', type: 'boolean' },
  { name: 'createdAt', type: 'timestamp', from: '2020-01-01T00:00:00Z', to: '2025-12-31T23:59:59.999Z' },
  { name: 'plan', type: 'enum', values: ['free', 'pro', 'enterprise'] },
  { name: 'note', type: 'sentence', minWords: 3, maxWords: 6 },
];

const FROM = '2020-01-01T00:00:00Z';
const TO = '2025-12-31T23:59:59.999Z';

/** The same ten fields as a program with faker, in the way its manual shows. */
export function fakerRow(faker: Faker): Record<string, unknown> {
  return {
    id: faker.string.uuid(),
    firstName: faker.person.firstName(),
    lastName: faker.person.lastName(),
    email: faker.internet.exampleEmail(),
    age: faker.number.int({ min: 18, max: 90 }),
    balance: faker.number.float({ min: 0, max: 10000, fractionDigits: 2 }),
    active: faker.datatype.boolean(),
    createdAt: faker.date.between({ from: FROM, to: TO }),
    plan: faker.helpers.arrayElement(['free', 'pro', 'enterprise']),
    note: faker.lorem.sentence({ min: 3, max: 6 }),
  };
}
