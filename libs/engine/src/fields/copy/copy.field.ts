import { dictionary, Dictionary } from '../../dictionaries';
import { composedField } from '../composed/composed-field';
import type { Part } from '../composed/part';

const BENEFITS = [
  ...[
    'lasts for years',
    'fits any room',
    'is easy to clean',
    'weighs next to nothing',
    'feels good in the hand',
  ],
  ...[
    'is made by hand',
    'comes ready to use',
    'can be repaired',
    'looks better with age',
    'is kind to the skin',
  ],
];
const TOPICS = [
  ...[
    'delivery',
    'billing',
    'the new release',
    'onboarding',
    'our next event',
    'support',
    'the annual report',
  ],
  ...['hiring', 'the roadmap', 'customer feedback', 'remote work', 'data protection', 'pricing', 'training'],
];
const ACTIONS = ['plan', 'measure', 'improve', 'explain', 'simplify', 'review', 'organise', 'discuss'];
const QUALITIES = [
  'Patience',
  'Curiosity',
  'Courage',
  'Practice',
  'Kindness',
  'Attention',
  'Trust',
  'Honesty',
];

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const adjectives = (): Dictionary => dictionary('adjective');
const nouns = (): Dictionary => dictionary('noun');
const topics = (): Dictionary => new Dictionary(TOPICS);
const actions = (): Dictionary => new Dictionary(ACTIONS);

export const title = composedField({
  type: 'title',
  family: 'text',
  description: 'A heading such as "How to Improve Delivery".',
  example: {},
  options: {},
  parts: () => [
    new Dictionary(['How to ', 'Ten Ways to ', 'Why We ', 'When to ', 'A Better Way to ', 'Learning to ']),
    new Dictionary(ACTIONS.map(capitalized)),
    ' ',
    new Dictionary(TOPICS.map((topic) => topic.replace(/(^| )[a-z]/g, (start) => start.toUpperCase()))),
  ],
});

const productParts = (): (Part | string)[] => [
  'This ',
  dictionary('productAdjective').map((word) => word.toLowerCase()),
  ' ',
  dictionary('productNoun').map((word) => word.toLowerCase()),
  ' of ',
  dictionary('productMaterial').map((word) => word.toLowerCase()),
  ' ',
  new Dictionary(BENEFITS.slice(0, 5)),
  ' and ',
  new Dictionary(BENEFITS.slice(5)),
  '.',
];

export const productDescription = composedField({
  type: 'productDescription',
  family: 'commerce',
  description: 'A sentence that sells a made-up product.',
  example: {},
  options: {},
  parts: productParts,
});

export const question = composedField({
  type: 'question',
  family: 'text',
  description: 'A short English question such as "How can we improve onboarding?".',
  example: {},
  options: {},
  parts: () => [
    new Dictionary([
      'How can we ',
      'When should we ',
      'Why do we ',
      'Who will ',
      'What if we ',
      'Where do you ',
    ]),
    actions(),
    ' ',
    topics(),
    '?',
  ],
});

export const hashtag = composedField({
  type: 'hashtag',
  family: 'text',
  description: 'A # with an adjective and a noun, such as "#QuietHarbor".',
  example: {},
  options: {},
  parts: () => ['#', adjectives().map(capitalized), nouns().map(capitalized)],
});

export const quotation = composedField({
  type: 'quotation',
  family: 'text',
  description: 'A made-up sentence in the manner of a quotation; nobody said it.',
  example: {},
  options: {},
  parts: () => [
    new Dictionary(QUALITIES),
    new Dictionary([' is where ', ' begins when ', ' matters most when ', ' grows as ']),
    new Dictionary(['people ', 'friends ', 'neighbours ', 'strangers ', 'teams ']),
    new Dictionary(['listen', 'share', 'learn', 'begin again', 'work together', 'slow down', 'ask']),
    '.',
  ],
});

export const markdown = composedField({
  type: 'markdown',
  family: 'text',
  description: 'A heading, a paragraph with emphasis and a list, in Markdown (CommonMark).',
  example: {},
  options: {},
  parts: () => [
    '## ',
    new Dictionary(ACTIONS.map(capitalized)),
    ' ',
    topics(),
    '\n\nWe will **',
    actions(),
    '** ',
    topics(),
    ' in the *',
    new Dictionary(['spring', 'summer', 'autumn', 'winter']),
    '*.\n\n- ',
    nouns(),
    '\n- ',
    nouns(),
    '\n',
  ],
});

export const html = composedField({
  type: 'html',
  family: 'text',
  description: 'A paragraph of HTML with emphasis.',
  example: {},
  options: {},
  parts: () => [
    '<p>We will <strong>',
    actions(),
    '</strong> ',
    topics(),
    ' in the <em>',
    new Dictionary(['spring', 'summer', 'autumn', 'winter']),
    '</em> with ',
    adjectives(),
    ' ',
    nouns(),
    '.</p>',
  ],
});
