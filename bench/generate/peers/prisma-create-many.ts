import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { fakerRow } from '../../engine/fields';
import { generatePrismaClient } from '../../service/prisma-client';
import { timed, type Contestant } from '../../service/rounds';

/** Rows of one `createMany`: more do not make it faster, and the parameters of a statement are limited. */
const BATCH = 1_000;

interface Client {
  prismaUser: { createMany(options: { data: unknown[] }): Promise<unknown> };
  $disconnect(): Promise<void>;
}

/** `@faker-js/faker` and Prisma `createMany`, in batches, into a table that is empty before each run. */
export function prismaCreateMany(pool: Pool, databaseUrl: string, rows: number): Contestant {
  const Client = generatePrismaClient<Client>(__dirname);
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
