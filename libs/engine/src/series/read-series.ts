import { isJsonObject, jsonTypeOf, readOptions, type Report } from '../options/option';
import type { RandomKey } from '../random/random-key';
import { SERIES_OPTIONS, type SeriesSpec } from './series-spec';
import { LAST_MOMENT, Timeline } from './timeline';

/** What a record type is that says nothing of series: one entity, a tick a minute. */
export const DEFAULT_SERIES: SeriesSpec = {
  entities: 1,
  ticksPerEntity: undefined,
  start: SERIES_OPTIONS.start.fallback!,
  stepSeconds: SERIES_OPTIONS.stepSeconds.fallback!,
  jitterSeconds: SERIES_OPTIONS.jitterSeconds.fallback!,
};

/** Reads the untrusted `series` of a record type in canonical form; reports what is wrong. `rows` is their end. */
export function readSeries(value: unknown, rows: number, report: Report): SeriesSpec | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value)) {
    report('', 'wrong_type', `series must be an object, not ${jsonTypeOf(value)}`);
    return undefined;
  }
  const read = readOptions(SERIES_OPTIONS, value, report);
  if (read === undefined) return undefined;
  const { entities, ticksPerEntity, stepSeconds, jitterSeconds } = read;
  let sound = true;
  const fail: Report = (pointer, code, message) => {
    sound = false;
    report(pointer, code, message);
  };
  if (entities !== undefined && ticksPerEntity !== undefined)
    fail('/ticksPerEntity', 'conflicting_options', 'give entities or ticksPerEntity, not both');
  for (const [name, seconds] of Object.entries({ stepSeconds, jitterSeconds })) {
    if (!isWholeMilliseconds(seconds))
      fail(`/${name}`, 'out_of_range', `${name} must be whole milliseconds, not ${seconds} s`);
  }
  if (jitterSeconds >= stepSeconds)
    fail('/jitterSeconds', 'out_of_range', `jitterSeconds must be less than stepSeconds (${stepSeconds})`);
  if (!sound) return undefined;

  const spec = { ...read, entities: ticksPerEntity === undefined ? (entities ?? 1) : undefined };
  const timeline = new Timeline(spec, NO_KEY);
  if (rows > 0 && timeline.momentOfTick(timeline.lastTickBefore(rows)) > LAST_MOMENT) {
    const message = `with steps of ${stepSeconds} s the last rows would be after the year 9999`;
    report('/stepSeconds', 'out_of_range', message);
    return undefined;
  }
  return spec;
}

const NO_KEY: RandomKey = [0, 0, 0, 0];

function isWholeMilliseconds(seconds: number): boolean {
  const milliseconds = seconds * 1000;
  return Math.abs(milliseconds - Math.round(milliseconds)) < 1e-6 * Math.max(1, milliseconds * 1e-6);
}
