import { Client } from 'pg';

export interface DatasetSample {
  /** Rows counted by PostgreSQL. */
  rows: number;
  /** Names of the fields, in the order of the columns. */
  fields: string[];
  /** The first rows. */
  sample: Readonly<Record<string, unknown>>[];
}

const isField = (column: string): boolean => !column.startsWith('_');

/** Looks at a dataset the way any user of the database can: as the table `datasets."<recordType>"`. */
export class DatasetTable {
  constructor(
    private readonly databaseUrl: string,
    private readonly recordType: string,
  ) {}

  /** Counts the rows and reads the first ones. */
  read(sampleSize: number): Promise<DatasetSample> {
    return this.connected(async (client, table) => {
      const counted = await client.query<{ rows: string }>(`SELECT count(*) AS rows FROM ${table}`);
      const first = await client.query<{ row: Record<string, unknown> }>(
        `SELECT to_json(d) AS row FROM ${table} AS d ORDER BY _row LIMIT $1`,
        [sampleSize],
      );
      const sample = first.rows.map(({ row }) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => isField(column))),
      );
      return { rows: Number(counted.rows[0]?.rows), fields: Object.keys(sample[0] ?? {}), sample };
    });
  }

  /** The jobs that wrote the first and the last row; rows that others appended are always the last. */
  writers(): Promise<string[]> {
    return this.connected(async (client, table) => {
      const { rows } = await client.query<{ job: string }>(
        `(SELECT _job AS job FROM ${table} ORDER BY _row LIMIT 1) UNION
         (SELECT _job FROM ${table} ORDER BY _row DESC LIMIT 1)`,
      );
      return rows.map(({ job }) => job);
    });
  }

  private async connected<T>(use: (client: Client, table: string) => Promise<T>): Promise<T> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'veogen demo',
    });
    // A connection that breaks rejects the query that is under way; the event would only end the process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await use(client, `datasets.${client.escapeIdentifier(this.recordType)}`);
    } finally {
      await client.end();
    }
  }
}
