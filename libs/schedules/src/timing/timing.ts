import { Cron } from 'croner';
import { InvalidSchedule } from '../schedules.errors';
import { everyMs } from './interval';

/** When a schedule fires. */
export type Timing = { cron: string; timeZone: string } | { everyMs: number; anchor: Date };

/**
 * Reads what a client sent.
 * @param anchor ticks of an interval are counted from here
 * @throws InvalidSchedule
 */
export function readTiming(
  { cron, every, timeZone }: { cron?: string | undefined; every?: string | undefined; timeZone: string },
  anchor: Date,
): Timing {
  if ((cron === undefined) === (every === undefined)) {
    throw new InvalidSchedule({ pointer: '', code: 'missing', message: 'Give either cron or every' });
  }
  const timing = every === undefined ? readCron(cron ?? '', timeZone) : { everyMs: readEvery(every), anchor };
  if (nextTick(timing, anchor) === undefined) {
    const message = 'This cron expression never comes true';
    throw new InvalidSchedule({ pointer: '/cron', code: 'never', message });
  }
  return timing;
}

/** The first tick after a moment; `undefined` when there is none any more. */
export function nextTick(timing: Timing, after: Date): Date | undefined {
  if ('cron' in timing) return expression(timing).nextRun(after) ?? undefined;
  const { everyMs: step, anchor } = timing;
  const passed = Math.floor((after.getTime() - anchor.getTime()) / step);
  return new Date(anchor.getTime() + (Math.max(0, passed) + 1) * step);
}

function readCron(cron: string, timeZone: string): Timing {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    const message = `There is no time zone ${JSON.stringify(timeZone.slice(0, 60))}; use an IANA name such as Europe/Berlin`;
    throw new InvalidSchedule({ pointer: '/timeZone', code: 'unknown_time_zone', message });
  }
  const timing = { cron, timeZone };
  try {
    // "?" would stand for the moment at which the expression is read, which is another one in every process.
    if (cron.includes('?')) throw new TypeError('it must not contain "?"');
    expression(timing);
  } catch (error) {
    const reason = (error as Error).message.replace(/^CronPattern: /, '');
    throw new InvalidSchedule({
      pointer: '/cron',
      code: 'invalid_format',
      message: `Not a cron expression: ${reason}`,
    });
  }
  return timing;
}

function readEvery(every: string): number {
  const ms = everyMs(every);
  if (ms !== undefined) return ms;
  const message = 'every must be a number with a unit (s, m, h, d), from 1s to 366d, for example 15m';
  throw new InvalidSchedule({ pointer: '/every', code: 'invalid_format', message });
}

/** Minutes to weekdays, with seconds before them if there are six parts. */
function expression({ cron, timeZone }: { cron: string; timeZone: string }): Cron {
  return new Cron(cron, { timezone: timeZone, mode: '5-or-6-parts', paused: true });
}
