import { columnNameFor, NAME_PATTERN } from '@app/engine';
import { EnqueueGeneration, SqlReader } from '@app/generation';
import { MUSIC, RENTAL, TRADING } from '@app/generation/testing';
import { startWorker, type RunningWorker } from '../../apps/worker/src/bootstrap';
import { createTestInstance, type TestInstance } from '../setup/config';
import { startProducers, type Producers } from '../setup/producers';

/** The rows that come of a request from SQL, put into the tables that the same SQL makes. */
describe('the rows of a request from SQL satisfy its constraints', () => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: RunningWorker;

  beforeAll(async () => {
    instance = await createTestInstance('postgres');
    const config = instance.config();
    producers = await startProducers(config);
    worker = await startWorker(config);
  }, 120_000);
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const nameOf = (name: string): string => (NAME_PATTERN.test(name) ? name : columnNameFor(name));
  const quoted = (name: string): string => `"${name}"`;

  /** Runs statements one after the other with the tables of `schema` in front. */
  const run = (schema: string, sql: string): Promise<unknown> =>
    producers.database.query(`SET search_path TO ${schema}, public; ${sql}; SET search_path TO public`);

  async function copyRows(schema: string, table: string): Promise<number> {
    const { rows: columns } = await producers.database.query<{ name: string; type: string }>(
      `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 ORDER BY a.attnum`,
      [schema, table],
    );
    const { rows: made } = await producers.database.query<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_schema = 'datasets' AND table_name = $1",
      [nameOf(table)],
    );
    const known = new Set(made.map(({ column_name }) => column_name));
    const copied = columns.filter(({ name }) => known.has(nameOf(name)));
    const values = copied.map(({ name, type }) => {
      const value = quoted(nameOf(name));
      return type.endsWith('[]')
        ? `CASE WHEN ${value} IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(${value}))::${type} END`
        : `${value}::text::${type}`;
    });
    const into = `${schema}.${quoted(table)} (${copied.map(({ name }) => quoted(name)).join(', ')})`;
    const order = 'ORDER BY _row';
    await run(
      schema,
      `INSERT INTO ${into} SELECT ${values.join(', ')} FROM datasets.${quoted(nameOf(table))} ${order}`,
    );
    const { rows } = await producers.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${schema}.${quoted(table)}`,
    );
    return rows[0]!.n;
  }

  it.each([
    ['rental', RENTAL, ['language', 'film', 'actor', 'film_actor', 'store', 'staff', 'customer', 'rental']],
    [
      'trading',
      TRADING,
      ['categories', 'suppliers', 'products', 'customers', 'employees', 'orders', 'order_details'],
    ],
    ['music', MUSIC, ['Artist', 'Album', 'Track', 'Playlist', 'PlaylistTrack']],
  ])(
    '%s',
    async (schema, sql, tables) => {
      // Names of the samples meet: each has the datasets for itself.
      const { request, notes } = await producers.app.get(SqlReader).request(sql, { count: 2000 });
      expect(notes.filter((note) => note.includes('may not'))).toEqual([]);
      const { jobId } = await producers.bus.execute(
        new EnqueueGeneration({ ...request, seed: 7, mode: 'replace' }),
      );
      expect(await producers.ended(jobId, 120_000)).toMatchObject({ status: 'completed' });

      // As pg_dump and pg_restore do: tables first, then rows, then the constraints that were added by ALTER TABLE.
      const statements = sql.replaceAll('public.', '').replace(/^(\\.*|ALTER TYPE .* OWNER TO .*)$/gm, '');
      const [tablesOnly = '', constraints = ''] = statements.split(/^COPY [^]*?^1\tEnglish[^]*?SQL \(\t.*$/m);
      await producers.database.query(`CREATE SCHEMA ${schema}`);
      await run(schema, tablesOnly);
      const counts: number[] = [];
      for (const table of tables) counts.push(await copyRows(schema, table));
      await run(schema, constraints);
      const asked = new Map(request.recordTypes.map(({ recordType, count }) => [recordType, count]));
      expect(counts).toEqual(tables.map((table) => asked.get(nameOf(table))));
    },
    180_000,
  );
});
