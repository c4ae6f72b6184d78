import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findProgram } from '../../test/setup/find-program';
import { findFreePort } from '../../apps/standalone/src/free-port';

/** An nginx of this benchmark alone, which takes files by PUT. */
export interface Nginx {
  url: string;
  stop(): Promise<void>;
}

/** Undefined when there is none on PATH. */
export async function startNginx(folder: string): Promise<Nginx | undefined> {
  const program = findProgram('nginx') ?? findProgram('../sbin/nginx');
  if (program === undefined) return undefined;
  for (const name of ['files', 'temporary', 'logs']) mkdirSync(join(folder, name));
  const port = await findFreePort();
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const configuration = join(folder, 'nginx.conf');
  writeFileSync(
    configuration,
    `${user} daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/logs/error.log;
     events {}
     http {
       access_log off; client_max_body_size 0; client_body_temp_path ${folder}/temporary;
       server { listen 127.0.0.1:${port}; root ${folder}/files; location / { dav_methods PUT; } }
     }`,
  );
  const child = spawn(program, ['-p', folder, '-c', configuration], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (let tries = 0; !(await listens(port)); tries++) {
    if (tries === 100 || child.exitCode !== null) throw new Error('nginx does not start');
    await delay(50);
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
