import { dictionary } from '../../dictionaries';
import { choice } from '../../random/draw';
import { defineField } from '../define-field';
import { wordListField } from '../word-list/word-list-field';

const SPACE = 32;

export const firstName = wordListField({
  type: 'firstName',
  family: 'person',
  description: 'A given name.',
  words: 'firstName',
});

export const lastName = wordListField({
  type: 'lastName',
  family: 'person',
  description: 'A family name.',
  words: 'lastName',
});

export const fullName = defineField({
  type: 'fullName',
  family: 'person',
  description:
    'A given name and a family name. To join the names of other fields of the record, use a template.',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: dictionary('firstName').size * dictionary('lastName').size }),
  compile: (_, { pick }) => {
    const first = dictionary('firstName');
    const last = dictionary('lastName');
    const pair = pick(first.size * last.size);
    return {
      type: 'text',
      maxBytes: first.maxBytes + 1 + last.maxBytes,
      plain: first.plain && last.plain,
      write: (row, out) => {
        const index = pair.at(row);
        const firstIndex = Math.floor(index / last.size);
        first.write(firstIndex, out);
        out.byte(SPACE);
        last.write(index - firstIndex * last.size, out);
      },
    };
  },
});

export const jobTitle = defineField({
  type: 'jobTitle',
  family: 'person',
  description: 'A job title such as "Senior Marketing Manager".',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random }) => {
    const parts = [dictionary('jobDescriptor'), dictionary('jobArea'), dictionary('jobType')] as const;
    const [descriptor, area, kind] = parts;
    return {
      type: 'text',
      maxBytes: parts.reduce((sum, part) => sum + part.maxBytes + 1, 0),
      plain: parts.every((part) => part.plain),
      write: (row, out) => {
        const cell = random.cell(row);
        descriptor.write(choice(cell, 0, descriptor.size), out);
        out.byte(SPACE);
        area.write(choice(cell, 1, area.size), out);
        out.byte(SPACE);
        kind.write(choice(cell, 2, kind.size), out);
      },
    };
  },
});
