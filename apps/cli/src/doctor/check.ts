import type { AppConfig } from '@app/config';

/** What a check came to. */
export interface Finding {
  /** `warning`: it works, and may not go on doing so. `skipped`: there was nothing to check. */
  status: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was found, in a phrase. */
  detail: string;
  /** What to do about it. */
  fix?: string;
}

/** What checks look at. */
export interface Setup {
  config: AppConfig;
  /** Whether `veogen serve` would run a PostgreSQL of its own. */
  embedded: boolean;
  /** Whether there is a database to ask: one that was named, or an embedded one that runs. */
  databaseRuns: boolean;
}

export interface Check {
  name: string;
  run(setup: Setup): Promise<Finding>;
}

export const ok = (detail: string): Finding => ({ status: 'ok', detail });
export const skipped = (detail: string): Finding => ({ status: 'skipped', detail });
export const warning = (detail: string, fix: string): Finding => ({ status: 'warning', detail, fix });
export const failed = (detail: string, fix: string): Finding => ({ status: 'failed', detail, fix });

/** What an error says, with the reason behind it and without anything that could be a password. */
export function reasonOf(error: unknown): string {
  const { message = '', code, cause, errors } = error as Partial<AggregateError> & { code?: string };
  const first = Array.isArray(errors) ? (errors[0] as Error | undefined)?.message : undefined;
  const own = message === '' ? (first ?? code ?? String(error)) : message;
  const because = cause === undefined || cause === null ? '' : `: ${reasonOf(cause)}`;
  return `${own}${because}`.replace(/(:\/\/[^:/@\s]*:)[^@\s]*@/g, '$1***@');
}
