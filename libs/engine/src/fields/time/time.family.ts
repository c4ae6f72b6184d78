import type { AnyFieldDefinition } from '../define-field';
import { isoWeek, monthName, weekday, year } from './calendar-part.field';
import { duration, timeOfDay, unixTime } from './clock.field';
import { birthDate, businessDay, dateAfter, timestampAfter } from './day.field';

/** Dates and times beside plain ranges, in the order of the catalogue. */
export const timeFields: readonly AnyFieldDefinition[] = [
  ...[businessDay, birthDate, dateAfter, timestampAfter],
  ...[timeOfDay, unixTime, duration],
  ...[isoWeek, year, monthName, weekday],
];
