import { parseIsoDate, parseIsoTimestamp } from '../../calendar/iso-8601-parse';
import { option, type Report } from '../../options/option';
import { defineField } from '../define-field';
import {
  checkDistribution,
  type Distribution,
  integersOf,
  optionalDistribution,
  uniquenessOf,
} from '../number/distribution';

const MS_PER_DAY = 86_400_000;

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

/** `perDay` is how many values a day has: the numbers of a distribution are days. */
function checkSpan(
  { size }: Span,
  { from, to, distribution }: { from: string; to: string; distribution: Distribution | undefined },
  perDay: number,
  report: Report,
): void {
  if (size < 1) report('/from', 'empty_range', `from (${from}) must not be after to (${to})`);
  else checkDistribution(distribution, 0, (size - 1) / perDay, 1 / perDay, report);
}

const daysAfterFrom = optionalDistribution('days after `from`');

export const date = defineField({
  type: 'date',
  family: 'time',
  description: 'A calendar day from `from` to `to`, both included.',
  example: { from: '1950-01-01', to: '2007-12-31' },
  options: {
    from: option.date({ description: 'First day.', default: '2020-01-01' }),
    to: option.date({ description: 'Last day.', default: '2025-12-31' }),
    distribution: daysAfterFrom,
  },
  correlatable: true,
  columnType: 'date',
  uniqueness: (options) => uniquenessOf(daysOf(options).size, options.distribution),
  check: (options, report) => checkSpan(daysOf(options), options, 1, report),
  compile: (options, context) => {
    const { first, size } = daysOf(options);
    const days = integersOf(context, first, first + size - 1, options.distribution, 1, first);
    return { type: 'date', days };
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
    distribution: daysAfterFrom,
  },
  correlatable: true,
  columnType: 'timestamptz',
  uniqueness: (options) => uniquenessOf(momentsOf(options).size, options.distribution),
  check: (options, report) => {
    const span = momentsOf(options);
    checkSpan(span, options, MS_PER_DAY / span.unit, report);
  },
  compile: (options, context) => {
    const { first, size, unit } = momentsOf(options);
    const last = first + size - 1;
    const moment = integersOf(context, first, last, options.distribution, MS_PER_DAY / unit, first);
    return { type: 'timestamptz', milliseconds: (row) => moment(row) * unit };
  },
});
