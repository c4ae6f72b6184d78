import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import { findProgram } from '../../test/setup/find-program';
import type { Contestant } from '../service/rounds';
import type { Service } from '../service/start-service';
import { startNginx, type Nginx } from './nginx';

export const NGINX = 'curl -T into nginx';
export const UPLOAD = 'VeoGen, POST /upload by curl, sha256 included';

const MEBIBYTE = 1024 * 1024;
const run = promisify(execFile);

/** The same bytes by the same client; undefined when a program that it takes is missing. */
export async function uploadRace(
  service: Service,
  file: string,
  folder: string,
): Promise<{ contestants: Contestant[]; nginx: Nginx } | undefined> {
  const curl = findProgram('curl');
  const nginx = curl === undefined ? undefined : await startNginx(folder);
  if (curl === undefined || nginx === undefined) {
    process.stderr.write(
      '*** NO nginx OR NO curl: uploads are NOT MEASURED. Install nginx-light and curl. ***\n',
    );
    return undefined;
  }
  const units = statSync(file).size / MEBIBYTE;
  const send = async (...args: string[]): Promise<{ seconds: number; answer: string }> => {
    const { stdout } = await run(curl, ['-sS', '--fail', '-w', '\n%{time_total}', ...args]);
    const [answer = '', seconds] = stdout.split('\n');
    return { seconds: Number(seconds), answer };
  };
  const contestants = [
    {
      name: UPLOAD,
      run: async () => {
        const { seconds, answer } = await send('-F', `file=@${file}`, `${service.origin}/upload`);
        // The job reads the file again: not while others are measured.
        await service.ended((JSON.parse(answer) as { jobId: string }).jobId);
        return { units, seconds };
      },
    },
    {
      name: NGINX,
      run: async () => ({ units, seconds: (await send('-T', file, `${nginx.url}file`)).seconds }),
    },
  ];
  return { contestants, nginx };
}
