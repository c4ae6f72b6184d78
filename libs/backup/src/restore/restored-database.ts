import { readReceipt } from '@app/datasets';
import { Database } from '@app/database';
import { BackupMismatch } from '../backup.errors';
import type { Manifest } from '../manifest';
import { listTables } from '../snapshot/locked-snapshot';
import { differences, measureTables } from '../snapshot/table-figures';

/** Lets `work` use a database as our processes do. */
export async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = new Database({
    url,
    applicationName: 'veogen restore',
    poolSize: 2,
    bulkPoolSize: 2,
    timeoutMs: 30_000,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Whether a database has exactly what a backup says that it has. @throws BackupMismatch */
export async function assertRestored(database: Database, manifest: Manifest): Promise<void> {
  await database.bulkTransaction(
    async (client) => {
      const found = differences(manifest.tables, await measureTables(client, await listTables(client)));
      for (const { recordType, rows, sha256 } of manifest.datasets) {
        const receipt = await readReceipt(client, recordType);
        if (receipt.rows !== rows || receipt.sha256 !== sha256)
          found.push(`the receipt of "${recordType}" is another`);
      }
      if (found.length > 0) throw new BackupMismatch(found);
    },
    { snapshot: true },
  );
}
