import { formatBytes, formatCount, printable } from '@app/terminal';
import type { Job } from '@veogen/client';

/** `label  value`, one below the other. */
export function renderDetails(
  details: readonly (readonly [label: string, value: string | undefined])[],
): string[] {
  const shown = details.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${label.padEnd(width)}  ${printable(value ?? '')}`);
}

/** Seconds that a job took, as `1.2 s`; `undefined` while it runs. */
export function tookOf({ startedAt, finishedAt }: Pick<Job, 'startedAt' | 'finishedAt'>): string | undefined {
  if (!startedAt || !finishedAt) return undefined;
  return `${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
}

/** `61,000 of 100,000 records` */
export function progressOf({ progress }: Job): string {
  const { done, total, unit } = progress;
  const number = unit === 'bytes' ? formatBytes : formatCount;
  return `${number(done)}${total === null ? '' : ` of ${number(total)}`}${unit === 'bytes' ? '' : ` ${unit}`}`;
}

/** What a job is about, in a word or two. */
export function subjectOf({ params }: Pick<Job, 'params'>): string {
  const { recordType, recordTypes, originalName } = params as Record<string, unknown>;
  if (typeof recordType === 'string') return recordType;
  if (Array.isArray(recordTypes))
    return recordTypes
      .map((item: unknown) =>
        typeof item === 'string' ? item : (item as { recordType?: string }).recordType,
      )
      .join(', ');
  return typeof originalName === 'string' ? originalName : '';
}
