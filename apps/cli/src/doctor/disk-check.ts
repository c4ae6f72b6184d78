import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatBytes } from '@app/terminal';
import { failed, type Finding, ok, type Setup, warning } from './check';

const GIB = 1024 ** 3;
/** Below this PostgreSQL and exports soon stop. */
const TOO_LITTLE = 0.25 * GIB;
const LITTLE = 2 * GIB;

/** Whether DATA_DIR can be written, and how much room there is. A folder that is missing is made at the first start. */
export async function checkDisk({ config: { dataDir } }: Setup): Promise<Finding> {
  const folder = nearestFolder(dataDir);
  const probe = join(folder, `.veogen-doctor-${process.pid}`);
  try {
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return failed(
      `nothing can be written to ${folder} (${code ?? String(error)})`,
      'Give this user the folder, or set DATA_DIR to another one.',
    );
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const detail = `${formatBytes(free)} free in ${dataDir}`;
  if (free < TOO_LITTLE) return failed(detail, 'Make room, or set DATA_DIR to a larger disk.');
  return free < LITTLE
    ? warning(detail, 'Rows, exports and uploads need room: retention (RETENTION_*) or a larger disk helps.')
    : ok(detail);
}

function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
