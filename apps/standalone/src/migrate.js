import { loadEnvFile, readConfig } from '@app/config';
import { applyMigrations } from './apply-migrations';
import { runProgram } from './run-program';
/** `npm run migrate`: brings the database of DATABASE_URL, and the queue in PostgreSQL, up to date. Any number of them may run at once. */
async function run() {
    loadEnvFile();
    const applied = await applyMigrations(readConfig());
    for (const name of applied)
        process.stdout.write(`applied ${name}\n`);
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : 'The database is now up to date.\n');
    return 0;
}
void runProgram(run);
