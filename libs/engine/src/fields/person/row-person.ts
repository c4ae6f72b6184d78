import { Dictionary, type Locale } from '../../dictionaries';
import { groupOption } from '../../options/group-option';
import { fraction32 } from '../../random/draw';
import type { FieldContext } from '../define-field';

/** The option of all types that speak of the row's person. */
export const personOption = {
  person: groupOption(
    'Names the person this is about, where a record has several: fields with the same word agree about the sex. Those without one are about the same person too.',
  ),
};

/** Whether the person of `row` is a woman, by fair chance. */
export type IsFemale = (row: number) => boolean;

export function sexOf(person: string | undefined, context: FieldContext): IsFemale {
  const random = context.shared('person', person ?? '');
  return (row) => fraction32(random.cell(row), 0) < 0.5;
}

export interface ListsBySex {
  readonly female: Dictionary;
  readonly male: Dictionary;
  /** Whether both are the same list. */
  readonly same: boolean;
}

export type SexedList = 'firstName' | 'lastName' | 'middleName' | 'namePrefix';

export function listsBySex(locale: Locale, name: SexedList): ListsBySex {
  const female = locale.words(`${name}Female`);
  const male = locale.words(`${name}Male`);
  return { female, male, same: female === male };
}

/** All entries of both lists, each once. */
export function eitherSex(locale: Locale, name: SexedList): Dictionary {
  const { female, same } = listsBySex(locale, name);
  if (same) return female;
  return locale.dictionary(`${name} of either sex`, () => {
    const entries = [...locale.entries(`${name}Female`), ...locale.entries(`${name}Male`)];
    return new Dictionary([...new Set(entries)]);
  });
}

/** The names of women and then those of men; names of both come twice. */
export function womenFirst(locale: Locale, name: SexedList): Dictionary {
  return locale.dictionary(
    `${name} of women and men`,
    () => new Dictionary([...locale.entries(`${name}Female`), ...locale.entries(`${name}Male`)]),
  );
}
