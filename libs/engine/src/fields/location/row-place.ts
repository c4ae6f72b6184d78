import type { Locale } from '../../dictionaries';
import { groupOption } from '../../options/group-option';
import type { PlaceTable } from '../../places/place-table';
import type { FieldRandom } from '../../random/field-random';
import type { FieldContext } from '../define-field';

/** The option of all types that speak of the row's place. */
export const placeOption = {
  place: groupOption(
    'Names the place this is about, where a record has several, such as "shipping": fields with the same word agree. Those without one are about the same place too.',
  ),
};

/** The places of the locale, and the randomness that chooses one of them, and what is in it, for each row. */
export interface RowPlace {
  readonly table: PlaceTable;
  /** Whose forms the places have, by the number of their origin. */
  readonly origins: readonly Locale[];
  readonly random: FieldRandom;
}

export function rowPlace(place: string | undefined, context: FieldContext): RowPlace {
  const { locale, shared } = context;
  return { table: locale.places(), origins: locale.origins(), random: shared('place', place ?? '') };
}
