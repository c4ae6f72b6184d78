import type { AnyFieldDefinition } from '../define-field';
import { casNumber, chemicalElement, dnaSequence, planet, siPrefix, siUnit } from './science.field';

/** Science, in the order of the catalogue. */
export const scienceFields: readonly AnyFieldDefinition[] = [
  ...[casNumber, chemicalElement, dnaSequence, planet, siPrefix, siUnit],
];
