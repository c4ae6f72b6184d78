import { drizzle } from 'drizzle-orm/node-postgres';
import { boolean, integer, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { seed } from 'drizzle-seed';
import type { Pool } from 'pg';
import { timed, type Contestant } from '../../service/rounds';

const users = pgTable('drizzle_users', {
  id: uuid().primaryKey(),
  firstName: text().notNull(),
  lastName: text().notNull(),
  email: text().notNull(),
  age: integer().notNull(),
  balance: numeric({ precision: 10, scale: 2 }).notNull(),
  active: boolean().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  plan: text().notNull(),
  note: text().notNull(),
});

/** drizzle-seed as its documentation shows it, with a generator for each of the same ten fields. */
export function drizzleSeed(pool: Pool, rows: number): Contestant {
  return {
    name: 'drizzle-seed',
    run: async () => {
      await pool.query(`DROP TABLE IF EXISTS drizzle_users;
        CREATE TABLE drizzle_users (id uuid PRIMARY KEY, "firstName" text NOT NULL, "lastName" text NOT NULL,
          email text NOT NULL, age integer NOT NULL, balance numeric(10, 2) NOT NULL, active boolean NOT NULL,
          "createdAt" timestamptz NOT NULL, plan text NOT NULL, note text NOT NULL)`);
      const db = drizzle(pool);
      return timed(rows, () =>
        seed(db, { users }, { count: rows, seed: 42 }).refine((f) => ({
          users: {
            columns: {
              id: f.uuid(),
              firstName: f.firstName(),
              lastName: f.lastName(),
              email: f.email(),
              age: f.int({ minValue: 18, maxValue: 90 }),
              balance: f.number({ minValue: 0, maxValue: 10_000, precision: 100 }),
              active: f.boolean(),
              createdAt: f.timestamp(),
              plan: f.valuesFromArray({ values: ['free', 'pro', 'enterprise'] }),
              note: f.loremIpsum({ sentencesCount: 1 }),
            },
          },
        })),
      );
    },
  };
}
