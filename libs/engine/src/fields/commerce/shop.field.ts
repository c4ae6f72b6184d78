import { fraction32 } from '../../random/draw';
import { WeightedChoice } from '../../random/weighted-choice';
import { defineField } from '../define-field';
import { listedField, weightedListField } from '../listed/listed-field';

export const productCategory = listedField({
  type: 'productCategory',
  family: 'commerce',
  description: 'A category of a shop, from the general to the special, such as "Home > Lighting".',
  values: [
    ...['Home > Lighting', 'Home > Kitchen', 'Home > Bedding', 'Home > Furniture', 'Home > Storage'],
    ...['Electronics > Audio', 'Electronics > Cameras', 'Electronics > Phones', 'Electronics > Computers'],
    ...['Fashion > Shoes', 'Fashion > Jackets', 'Fashion > Dresses', 'Fashion > Accessories'],
    ...['Sports > Cycling', 'Sports > Running', 'Sports > Camping', 'Sports > Fitness'],
    ...['Books > Fiction', 'Books > Science', 'Books > Travel', 'Books > Children'],
    ...['Garden > Tools', 'Garden > Plants', 'Toys > Puzzles', 'Toys > Board Games', 'Beauty > Skin Care'],
    ...['Beauty > Fragrance', 'Food > Coffee', 'Food > Snacks', 'Pets > Dogs', 'Pets > Cats'],
  ],
});

export const orderStatus = weightedListField({
  type: 'orderStatus',
  family: 'commerce',
  description: 'The state of an order; most are delivered, few are cancelled or returned.',
  weights: { pending: 6, paid: 8, processing: 8, shipped: 12, delivered: 56, cancelled: 6, returned: 4 },
});

export const paymentMethod = weightedListField({
  type: 'paymentMethod',
  family: 'commerce',
  description: 'How an order was paid.',
  weights: {
    'credit card': 42,
    'debit card': 20,
    'digital wallet': 22,
    'bank transfer': 8,
    invoice: 5,
    cash: 3,
  },
});

/** Stars 1 to 5. Ratings in shops are J-shaped: many fives, then fours and ones. */
const STARS = [8, 4, 9, 24, 55];

export const rating = defineField({
  type: 'rating',
  family: 'commerce',
  description: 'A rating from 1 to 5 stars, spread as in shops: many fives, few twos.',
  example: {},
  options: {},
  columnType: 'int4',
  compile: (_, { random }) => {
    const stars = new WeightedChoice(STARS);
    return { type: 'int4', value: (row) => 1 + stars.pick(fraction32(random.cell(row), 0)) };
  },
});
