import { fraction53 } from '../../random/draw';
import { MAX_SAFE } from '../numbers';
import type { FunctionDefinition } from './define-function';

export const rowFunctions: readonly FunctionDefinition[] = [
  {
    name: 'rowNumber',
    parameters: [],
    result: 'number',
    description: 'The number of the row in its dataset, counting from 1, as the field type rowNumber.',
    example: ['rowNumber()', '1'],
    compile: () => ({ type: 'number', scale: 0, bound: MAX_SAFE, at: (row) => row + 1 }),
  },
  {
    name: 'random',
    parameters: [],
    result: 'number',
    description:
      'A number from 0 up to, but not including, 1; another one at each place where it is written, and the same for the same seed.',
    example: ['random() < 1', 'true'],
    compile: (_, { random, draw }) => {
      const first = draw();
      return {
        type: 'number',
        scale: undefined,
        bound: 1,
        at: (row) => fraction53(random.cell(row), first),
      };
    },
  },
];
