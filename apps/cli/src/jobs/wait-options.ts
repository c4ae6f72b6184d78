import { type Command, Option } from 'commander';
import { duration } from '../input/values';

export interface WaitFlags {
  wait?: boolean;
  watch?: boolean;
  timeout?: number;
}

/** The options of every command that starts a job. */
export function withWaitOptions(command: Command): Command {
  return command
    .option('--wait', 'return when the job has ended, with an exit code that says how')
    .option('--watch', 'the same, and show how far it is')
    .addOption(
      new Option(
        '--timeout <time>',
        'wait no longer than this: 90s, 10m, 2h (default: to the end)',
      ).argParser(duration),
    );
}

export const isWaiting = ({ wait, watch, timeout }: WaitFlags): boolean =>
  wait === true || watch === true || timeout !== undefined;
