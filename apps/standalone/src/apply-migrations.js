import { migrate } from '@app/database';
import { migrateQueue } from '@app/jobs';
/**
 * Brings the database up to date, and the queue's own tables where the queue lives in PostgreSQL.
 * @returns the names of the migrations of ours that were applied
 */
export async function applyMigrations(config) {
    const applied = await migrate(config.database.url);
    await migrateQueue(config.queue);
    return applied;
}
