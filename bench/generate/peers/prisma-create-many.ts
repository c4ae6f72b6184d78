import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { fakerRow } from '../../engine/fields';
import { timed, type Contestant } from '../../service/rounds';

const ROOT = join(__dirname, '../../..');
/** Rows of one `createMany`: more do not make it faster, and the parameters of a statement are limited. */
const BATCH = 1_000;

interface Client {
  prismaUser: { createMany(options: { data: unknown[] }): Promise<unknown> };
  $disconnect(): Promise<void>;
}

/** `@faker-js/faker` and Prisma `createMany`, in batches, into a table that is empty before each run. */
export function prismaCreateMany(pool: Pool, databaseUrl: string, rows: number): Contestant {
  const Client = generateClient();
  return {
    name: '@faker-js/faker + Prisma createMany',
    run: async () => {
      const { faker } = await import('@faker-js/faker');
      await pool.query(`DROP TABLE IF EXISTS prisma_users;
        CREATE TABLE prisma_users (id uuid PRIMARY KEY, "firstName" text NOT NULL, "lastName" text NOT NULL,
          email text NOT NULL, age integer NOT NULL, balance numeric(10, 2) NOT NULL, active boolean NOT NULL,
          "createdAt" timestamptz(3) NOT NULL, plan text NOT NULL, note text NOT NULL)`);
      const prisma = new Client({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
      const result = await timed(rows, async () => {
        for (let done = 0; done < rows; done += BATCH) {
          const data = Array.from({ length: Math.min(BATCH, rows - done) }, () => fakerRow(faker));
          await prisma.prismaUser.createMany({ data });
        }
      });
      await prisma.$disconnect();
      return result;
    },
  };
}

function generateClient(): new (options: { adapter: PrismaPg }) => Client {
  const schema = join(__dirname, 'schema.prisma');
  const prisma = join(ROOT, 'node_modules/prisma/build/index.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [prisma, 'generate', '--no-hints', `--schema=${schema}`],
    {
      cwd: ROOT,
      encoding: 'utf8',
      // Generating needs no engine; Prisma downloads one unless it is shown a program, which it does not start.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    },
  );
  if (status !== 0) throw new Error(`prisma generate failed: ${stderr}`);
  const load = createRequire(__filename);
  return (load('./prisma-client/client') as { PrismaClient: new (options: { adapter: PrismaPg }) => Client })
    .PrismaClient;
}
