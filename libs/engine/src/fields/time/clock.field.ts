import { writeAscii, writeInteger, writePadded } from '../../bytes/decimal-text';
import { parseIsoTimestamp } from '../../calendar/iso-8601-parse';
import { option } from '../../options/option';
import { defineField } from '../define-field';

const COLON = 58;
const SECONDS_PER_DAY = 86_400;
const CAPITAL = { H: 72, M: 77, S: 83 } as const;

export const timeOfDay = defineField({
  type: 'timeOfDay',
  family: 'time',
  description: 'A time of day such as "14:05:00", from `fromHour` to the end of the hour before `toHour`.',
  example: { fromHour: 8, toHour: 18, stepSeconds: 900 },
  options: {
    fromHour: option.integer({ description: 'First hour.', default: 0, min: 0, max: 23 }),
    toHour: option.integer({ description: 'Hour that is not reached.', default: 24, min: 1, max: 24 }),
    stepSeconds: option.integer({ description: 'Seconds between two times.', default: 1, min: 1, max: 3600 }),
  },
  columnType: 'text',
  uniqueness: (options) => ({ available: timesOf(options) }),
  check: ({ fromHour, toHour }, report) => {
    if (fromHour < toHour) return;
    report('/fromHour', 'empty_range', `fromHour (${fromHour}) must be before toHour (${toHour})`);
  },
  compile: (options, { pick }) => {
    const time = pick(timesOf(options));
    const { fromHour, stepSeconds } = options;
    return {
      type: 'text',
      maxBytes: 8,
      plain: true,
      write: (row, out) => {
        const seconds = fromHour * 3600 + time.at(row) * stepSeconds;
        const minutes = (seconds / 60) | 0;
        const hours = (minutes / 60) | 0;
        writePadded(out, hours, 2);
        out.byte(COLON);
        writePadded(out, minutes - hours * 60, 2);
        out.byte(COLON);
        writePadded(out, seconds - minutes * 60, 2);
      },
    };
  },
});

function timesOf(options: { fromHour: number; toHour: number; stepSeconds: number }): number {
  return Math.ceil(((options.toHour - options.fromHour) * 3600) / options.stepSeconds);
}

const unitOf = (precision: string): number => (precision === 'second' ? 1000 : 1);
function momentsOf({ from, to, precision }: { from: string; to: string; precision: string }): {
  first: number;
  size: number;
} {
  const unit = unitOf(precision);
  const first = Math.ceil(parseIsoTimestamp(from)! / unit);
  return { first, size: Math.floor(parseIsoTimestamp(to)! / unit) - first + 1 };
}

export const unixTime = defineField({
  type: 'unixTime',
  family: 'time',
  description: 'A moment as the number of seconds or milliseconds since 1970-01-01T00:00:00Z.',
  example: { from: '2025-01-01T00:00:00Z', to: '2025-12-31T23:59:59Z' },
  options: {
    from: option.timestamp({ description: 'First moment.', default: '2020-01-01T00:00:00Z' }),
    to: option.timestamp({ description: 'Last moment.', default: '2025-12-31T23:59:59.999Z' }),
    precision: option.choice(['second', 'millisecond'], {
      description: 'What is counted.',
      default: 'second',
    }),
  },
  columnType: 'int8',
  uniqueness: (options) => ({ available: momentsOf(options).size }),
  check: (options, report) => {
    if (momentsOf(options).size < 1)
      report('/from', 'empty_range', `from (${options.from}) must not be after to (${options.to})`);
  },
  compile: (options, { pick }) => {
    const { first, size } = momentsOf(options);
    const moment = pick(size);
    return { type: 'int8', value: (row) => first + moment.at(row) };
  },
});

export const duration = defineField({
  type: 'duration',
  family: 'time',
  description: 'A length of time by ISO 8601, such as "PT1H30M", from minSeconds to maxSeconds.',
  example: { minSeconds: 60, maxSeconds: 14_400 },
  options: {
    minSeconds: option.integer({ description: 'Shortest.', default: 1, min: 0, max: 1e9 }),
    maxSeconds: option.integer({ description: 'Longest.', default: SECONDS_PER_DAY, min: 0, max: 1e9 }),
  },
  columnType: 'text',
  uniqueness: ({ minSeconds, maxSeconds }) => ({ available: maxSeconds - minSeconds + 1 }),
  check: ({ minSeconds, maxSeconds }, report) => {
    if (minSeconds <= maxSeconds) return;
    const message = `minSeconds (${minSeconds}) must not be greater than maxSeconds (${maxSeconds})`;
    report('/minSeconds', 'empty_range', message);
  },
  compile: ({ minSeconds, maxSeconds }, { pick }) => {
    const length = pick(maxSeconds - minSeconds + 1);
    return {
      type: 'text',
      maxBytes: 14,
      plain: true,
      write: (row, out) => {
        const total = minSeconds + length.at(row);
        const hours = Math.floor(total / 3600);
        const minutes = Math.floor((total - hours * 3600) / 60);
        const seconds = total - hours * 3600 - minutes * 60;
        writeAscii(out, 'PT');
        if (hours > 0) {
          writeInteger(out, hours);
          out.byte(CAPITAL.H);
        }
        if (minutes > 0) {
          writeInteger(out, minutes);
          out.byte(CAPITAL.M);
        }
        if (seconds > 0 || total === 0) {
          writeInteger(out, seconds);
          out.byte(CAPITAL.S);
        }
      },
    };
  },
});
