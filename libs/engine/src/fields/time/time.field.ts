import { parseIsoDate, parseIsoTimestamp } from '../../calendar/iso-8601-parse';
import { option, type Report } from '../../options/option';
import { defineField } from '../define-field';

interface Span {
  readonly first: number;
  readonly size: number;
}

/** Both ends passed the reader of their option, so they parse. */
const daysOf = ({ from, to }: { from: string; to: string }): Span => {
  const first = parseIsoDate(from)!;
  return { first, size: parseIsoDate(to)! - first + 1 };
};

const momentsOf = ({
  from,
  to,
  precision,
}: {
  from: string;
  to: string;
  precision: string;
}): Span & { unit: number } => {
  const unit = precision === 'second' ? 1000 : 1;
  const first = Math.ceil(parseIsoTimestamp(from)! / unit);
  return { first, size: Math.floor(parseIsoTimestamp(to)! / unit) - first + 1, unit };
};

function checkSpan({ size }: Span, from: string, to: string, report: Report): void {
  if (size < 1) report('/from', 'empty_range', `from (${from}) must not be after to (${to})`);
}

export const date = defineField({
  type: 'date',
  family: 'time',
  description: 'A calendar day from `from` to `to`, both included.',
  example: { from: '1950-01-01', to: '2007-12-31' },
  options: {
    from: option.date({ description: 'First day.', default: '2020-01-01' }),
    to: option.date({ description: 'Last day.', default: '2025-12-31' }),
  },
  columnType: 'date',
  uniqueness: (options) => ({ available: daysOf(options).size }),
  check: (options, report) => checkSpan(daysOf(options), options.from, options.to, report),
  compile: (options, { pick }) => {
    const { first, size } = daysOf(options);
    const day = pick(size);
    return { type: 'date', days: (row) => first + day.at(row) };
  },
});

export const timestamp = defineField({
  type: 'timestamp',
  family: 'time',
  description: 'A moment from `from` to `to`, both included.',
  example: { from: '2025-01-01T00:00:00Z', to: '2025-12-31T23:59:59Z', precision: 'second' },
  options: {
    from: option.timestamp({ description: 'First moment.', default: '2020-01-01T00:00:00Z' }),
    to: option.timestamp({ description: 'Last moment.', default: '2025-12-31T23:59:59.999Z' }),
    precision: option.choice(['millisecond', 'second'], {
      description: 'Whether moments fall on whole seconds.',
      default: 'millisecond',
    }),
  },
  columnType: 'timestamptz',
  uniqueness: (options) => ({ available: momentsOf(options).size }),
  check: (options, report) => checkSpan(momentsOf(options), options.from, options.to, report),
  compile: (options, { pick }) => {
    const { first, size, unit } = momentsOf(options);
    const moment = pick(size);
    return { type: 'timestamptz', milliseconds: (row) => (first + moment.at(row)) * unit };
  },
});
