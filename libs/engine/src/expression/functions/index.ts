import type { FunctionDefinition } from './define-function';
import { choiceFunctions } from './choice.functions';
import { numberFunctions } from './number.functions';
import { rowFunctions } from './row.functions';
import { textFunctions } from './text.functions';
import { timeFunctions } from './time.functions';

/** Every function, family by family, in the order of docs/expressions.md. */
export const functionFamilies: Readonly<Record<string, readonly FunctionDefinition[]>> = {
  'Choice and null': choiceFunctions,
  Numbers: numberFunctions,
  Texts: textFunctions,
  'Dates and times': timeFunctions,
  'The row': rowFunctions,
};

/** The functions by name. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.values(functionFamilies)
    .flat()
    .map((definition) => [definition.name, definition]),
);
