import type { BackupName, Manifest, ResumedDatabase } from '@app/backup';
import { formatBytes, plural } from '@app/terminal';

/** What was done with a backup, beside what it says of itself. */
export interface Done {
  /** Ids of older backups that were removed after it was made. */
  removed?: readonly string[];
  restored?: ResumedDatabase;
  verified?: true;
}

const MISSING_SHOWN = 5;

/** A backup for people, or as one line of JSON. */
export function describeBackup(manifest: Manifest, done: Done, json: boolean): string {
  const { id, snapshotAt, versions, dump, tables, datasets } = manifest;
  const objects = done.restored?.objects ?? manifest.objects;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (json) {
    const summary = { id, snapshotAt, versions, dump, tables: tables.length, rows, datasets, objects };
    return `${JSON.stringify({ ...summary, ...done })}\n`;
  }
  const { removed = [], restored, verified } = done;
  const missing = objects.missingKeys.slice(0, MISSING_SHOWN).join(', ');
  const lines = [
    `Backup   ${id}, of ${snapshotAt}`,
    `Dump     ${formatBytes(dump.bytes)}, ${dump.encrypted ? 'encrypted' : 'not encrypted'}, sha256 ${dump.sha256.slice(0, 16)}…`,
    `Holds    ${plural(rows, 'row')} in ${plural(tables.length, 'table')}, ${plural(datasets.length, 'dataset')}`,
    `Files    ${plural(objects.count, 'file')} listed, ${formatBytes(objects.bytes)}; they are not in the backup`,
    objects.missing > 0 && `Missing  ${plural(objects.missing, 'file')} not in storage: ${missing}`,
    removed.length > 0 && `Removed  ${plural(removed.length, 'older backup')}: ${removed.join(', ')}`,
    verified && 'Verified It was restored, and every table is what it was.',
    restored && resumedLines(restored),
  ];
  return lines
    .flat()
    .filter((line) => typeof line === 'string')
    .map((line) => `${line}\n`)
    .join('');
}

/** What was done with a database that was put back to an earlier time. */
export function describeResumed(resumed: ResumedDatabase, json: boolean): string {
  if (json) return `${JSON.stringify(resumed)}\n`;
  return resumedLines(resumed)
    .map((line) => `${line}\n`)
    .join('');
}

function resumedLines({ openJobs, migrated }: ResumedDatabase): string[] {
  const open = `Resumed  ${plural(openJobs, 'job')} had not ended and go on when a worker starts`;
  const newer = `Migrated ${plural(migrated.length, 'migration')} that it did not have: ${migrated.join(', ')}`;
  return migrated.length === 0 ? [open] : [open, newer];
}

/** The backups that there are, newest first. */
export function listBackups(backups: readonly BackupName[], json: boolean): string {
  if (json) return `${JSON.stringify(backups)}\n`;
  if (backups.length === 0) return 'There are no backups.\n';
  return backups
    .map(({ id, at, instance }) => `${id}   ${at.toISOString()}   database ${instance}\n`)
    .join('');
}
