import { PrismaPg } from '@prisma/adapter-pg';
import { FIELDS } from '../engine/fields';
import { generatePrismaClient } from '../service/prisma-client';

type Row = Record<string, unknown> & { row: bigint };

/** As much of a generated client as is used here. */
export interface PrismaPeer {
  user: {
    findMany(query: {
      select: Record<string, true>;
      orderBy: { row: 'asc' };
      take: number;
      skip?: number;
      cursor?: { row: bigint };
    }): Promise<Row[]>;
  };
  $disconnect(): Promise<void>;
}

/** A client of Prisma for the table `datasets.users`. */
export function prismaPeer(databaseUrl: string): PrismaPeer {
  const PrismaClient = generatePrismaClient<PrismaPeer>(__dirname);
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl }, { schema: 'datasets' }),
  });
}

/** All fields, a page at a time as Prisma's manual says, behind the last row of the page before. */
export async function* pagesOf(
  { user }: PrismaPeer,
  rows: number,
  pageRows: number,
): AsyncGenerator<Row, void, undefined> {
  const select = Object.fromEntries(
    ['row', ...FIELDS.map(({ name }) => name)].map((name) => [name, true as const]),
  );
  let cursor: { row: bigint } | undefined;
  for (let done = 0; done < rows;) {
    const take = Math.min(pageRows, rows - done);
    const page = await user.findMany({
      ...{ select, orderBy: { row: 'asc' }, take },
      ...(cursor && { cursor, skip: 1 }),
    });
    yield* page;
    cursor = { row: page.at(-1)!.row };
    done += page.length;
  }
}
