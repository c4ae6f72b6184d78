import { Client } from 'pg';
const isField = (column) => !column.startsWith('_');
/** Looks at a dataset the way any user of the database can: as the table `datasets."<recordType>"`. */
export class DatasetTable {
    databaseUrl;
    recordType;
    constructor(databaseUrl, recordType) {
        this.databaseUrl = databaseUrl;
        this.recordType = recordType;
    }
    /** Counts the rows and reads the first ones. */
    read(sampleSize) {
        return this.connected(async (client, table) => {
            const counted = await client.query(`SELECT count(*) AS rows FROM ${table}`);
            const first = await client.query(`SELECT to_json(d) AS row FROM ${table} AS d ORDER BY _row LIMIT $1`, [sampleSize]);
            const sample = first.rows.map(({ row }) => Object.fromEntries(Object.entries(row).filter(([column]) => isField(column))));
            return { rows: Number(counted.rows[0]?.rows), fields: Object.keys(sample[0] ?? {}), sample };
        });
    }
    /** The jobs that wrote the first and the last row; rows that others appended are always the last. */
    writers() {
        return this.connected(async (client, table) => {
            const { rows } = await client.query(`(SELECT _job AS job FROM ${table} ORDER BY _row LIMIT 1) UNION
         (SELECT _job FROM ${table} ORDER BY _row DESC LIMIT 1)`);
            return rows.map(({ job }) => job);
        });
    }
    async connected(use) {
        const client = new Client({
            connectionString: this.databaseUrl,
            application_name: 'veogen demo',
        });
        // A connection that breaks rejects the query that is under way; the event would only end the process.
        client.on('error', () => undefined);
        await client.connect();
        try {
            return await use(client, `datasets.${client.escapeIdentifier(this.recordType)}`);
        }
        finally {
            await client.end();
        }
    }
}
