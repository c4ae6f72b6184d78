import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PrismaPg } from '@prisma/adapter-pg';

const ROOT = join(__dirname, '../..');

/** A client of Prisma for the `schema.prisma` of a folder, generated anew into its `prisma-client`. */
export function generatePrismaClient<Client>(folder: string): new (options: { adapter: PrismaPg }) => Client {
  const prisma = join(ROOT, 'node_modules/prisma/build/index.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [prisma, 'generate', '--no-hints', `--schema=${join(folder, 'schema.prisma')}`],
    {
      cwd: ROOT,
      encoding: 'utf8',
      // Generating needs no engine; Prisma downloads one unless it is shown a program, which it does not start.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    },
  );
  if (status !== 0) throw new Error(`prisma generate failed: ${stderr}`);
  const load = createRequire(join(folder, 'schema.prisma'));
  return (load('./prisma-client/client') as { PrismaClient: new (options: { adapter: PrismaPg }) => Client })
    .PrismaClient;
}
