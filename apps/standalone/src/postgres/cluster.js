import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SUPERUSER } from './connection';
import { EmbeddedPostgresFailed } from '../embedded-postgres.errors';
const run = promisify(execFile);
export function pathsOf(folder) {
    return {
        cluster: join(folder, 'cluster'),
        password: join(folder, 'password'),
        log: join(folder, 'postgres.log'),
        owner: join(folder, 'owner.pid'),
    };
}
/** Whether there is a database in the folder already. */
export const hasCluster = (paths) => existsSync(join(paths.cluster, 'PG_VERSION'));
/** The password of the database; made up, and written for its owner only, before there is a database. */
export async function readPassword(paths, account) {
    const existing = await readFile(paths.password, 'utf8').catch(() => undefined);
    if (existing !== undefined && existing.trim() !== '')
        return existing.trim();
    if (hasCluster(paths)) {
        throw new EmbeddedPostgresFailed(`The password of the database is missing: ${paths.password}. Put it back, ` +
            `or move ${paths.cluster} away to start with an empty database.`);
    }
    const password = randomBytes(24).toString('base64url');
    await writeFile(paths.password, `${password}\n`, { mode: 0o600 });
    // initdb reads it under the account that runs the server.
    if (account.owner !== undefined)
        await chown(paths.password, account.owner.uid, account.owner.gid);
    return password;
}
/**
 * Runs initdb.
 * @param sync whether everything must be on the disk when this resolves; only tests can do without
 */
export async function createCluster(paths, binaries, account, sync) {
    if (existsSync(paths.cluster) && (await readdir(paths.cluster)).length > 0) {
        throw new EmbeddedPostgresFailed(`${paths.cluster} is not empty and holds no PostgreSQL database (PG_VERSION is missing). ` +
            'Nothing was changed. Move it away to start with an empty database.');
    }
    // The cluster is made under another name first, so that a crash half-way never leaves one that looks complete.
    const unfinished = `${paths.cluster}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    if (account.owner !== undefined)
        await chown(unfinished, account.owner.uid, account.owner.gid);
    const { file, args, identity } = account.command(binaries.initdb, [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${paths.password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorts the same on every machine, whatever its locales; messages stay in English.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        ...(sync ? [] : ['--no-sync']),
    ]);
    try {
        await run(file, args, { ...identity, cwd: unfinished, env: { ...process.env, LC_ALL: 'C' } });
    }
    catch (cause) {
        await rm(unfinished, { recursive: true, force: true });
        const said = cause.stderr?.trim() ?? cause.message;
        throw new EmbeddedPostgresFailed(`PostgreSQL could not create its files in ${paths.cluster}:\n${said}`, {
            cause,
        });
    }
    await rename(unfinished, paths.cluster);
}
