import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailed } from '../embedded-postgres.errors';
const run = promisify(execFile);
const DIRECT = { command: (file, args) => ({ file, args: [...args], identity: {} }) };
async function lookUpPostgresUser() {
    try {
        const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
        return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    }
    catch {
        return undefined;
    }
}
async function createPostgresUser() {
    try {
        await run('useradd', [
            '--system',
            '--user-group',
            '--no-create-home',
            '--shell',
            '/bin/false',
            'postgres',
        ]);
    }
    catch (cause) {
        throw new EmbeddedPostgresFailed('PostgreSQL does not run as root, and no user "postgres" could be created for it. ' +
            'Create one (useradd --system postgres), or run VeoGen as an ordinary user.', { cause });
    }
    const user = await lookUpPostgresUser();
    if (user === undefined)
        throw new EmbeddedPostgresFailed('The user "postgres" was created but cannot be found.');
    return user;
}
/** The closest folder of `path` that others may not enter, or undefined when all can be passed. */
async function closedFolder(path) {
    for (let folder = dirname(path);; folder = dirname(folder)) {
        const { mode } = await stat(folder);
        if ((mode & 0o001) === 0)
            return folder;
        if (folder === dirname(folder))
            return undefined;
    }
}
async function findSetpriv() {
    for (const file of ['/usr/bin/setpriv', '/bin/setpriv']) {
        const found = await access(file, constants.X_OK).then(() => true, () => false);
        if (found)
            return file;
    }
    return undefined;
}
/**
 * Chooses who runs PostgreSQL. Everybody but root runs it as themselves; root runs it as the owner of
 * `clusterDir` if that is somebody else, and otherwise as the user `postgres`, created when missing.
 *
 * A clone below /root cannot be entered by that user. There `setpriv` grants the one capability to pass
 * closed folders; without `setpriv` the error names the folder and the way out.
 *
 * @param mustReach paths that PostgreSQL has to reach: its programs and its data
 */
export async function choosePostgresAccount(clusterDir, mustReach) {
    if (process.getuid?.() !== 0)
        return DIRECT;
    const existing = await stat(clusterDir).catch(() => undefined);
    const owner = existing !== undefined && existing.uid !== 0
        ? { uid: existing.uid, gid: existing.gid }
        : ((await lookUpPostgresUser()) ?? (await createPostgresUser()));
    const closed = (await Promise.all(mustReach.map(closedFolder))).find((folder) => folder !== undefined);
    if (closed === undefined) {
        return { owner, command: (file, args) => ({ file, args: [...args], identity: owner }) };
    }
    const setpriv = await findSetpriv();
    if (setpriv === undefined) {
        throw new EmbeddedPostgresFailed(`PostgreSQL does not run as root but as the user "postgres", who may not enter ${closed}. ` +
            `Allow it (chmod o+x ${closed}), or move VeoGen and DATA_DIR, for example to /srv/veogen.`);
    }
    const privileges = [
        `--reuid=${owner.uid}`,
        `--regid=${owner.gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
    ];
    return {
        owner,
        command: (file, args) => ({ file: setpriv, args: [...privileges, '--', file, ...args], identity: {} }),
    };
}
