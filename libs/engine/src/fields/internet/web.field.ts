import { Dictionary, dictionary } from '../../dictionaries';
import { composedField } from '../composed/composed-field';
import { numbers } from '../composed/part';
import { wordListField } from '../word-list/word-list-field';

export const slug = composedField({
  type: 'slug',
  family: 'internet',
  description: 'Words joined by hyphens as in the address of an article, such as "quiet-harbor-letter".',
  example: {},
  options: {},
  parts: () => [dictionary('adjective'), '-', dictionary('noun'), '-', dictionary('noun')],
});

const COLLECTIONS = new Dictionary(
  'accounts articles carts categories customers events invoices messages orders pages payments posts products reports reviews tickets users'.split(
    ' ',
  ),
);

export const urlPath = composedField({
  type: 'urlPath',
  family: 'internet',
  description: 'The path of a URL, such as "/orders/4711/quiet-harbor".',
  example: {},
  options: {},
  parts: () => [
    '/',
    COLLECTIONS,
    '/',
    numbers(1, 99_999),
    '/',
    dictionary('adjective'),
    '-',
    dictionary('noun'),
  ],
});

const SORT_KEYS = new Dictionary(['name', 'price', 'date', 'rating', 'relevance']);
const DIRECTIONS = new Dictionary(['asc', 'desc']);

export const queryString = composedField({
  type: 'queryString',
  family: 'internet',
  description: 'The query of a URL with its question mark, such as "?q=harbor&page=3&sort=price:desc".',
  example: {},
  options: {},
  parts: () => ['?q=', dictionary('noun'), '&page=', numbers(1, 50), '&sort=', SORT_KEYS, ':', DIRECTIONS],
});

export const imageUrl = composedField({
  type: 'imageUrl',
  family: 'internet',
  description:
    'The address of an image below .example (RFC 2606), with its width and height; nothing is there.',
  example: {},
  options: {},
  parts: () => [
    'https://images.example/',
    new Dictionary(['320x240', '640x480', '800x600', '1024x768', '1280x720', '1920x1080']),
    '/',
    dictionary('noun'),
    '-',
    numbers(1, 9999),
    new Dictionary(['.jpg', '.png', '.webp', '.avif']),
  ],
});

export const emoji = wordListField({
  type: 'emoji',
  family: 'internet',
  description: 'An emoji of one picture, without flags and skin tones.',
  words: 'emoji',
});
