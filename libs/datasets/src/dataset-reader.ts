import { Injectable } from '@nestjs/common';
import { BatchedLookup, Database, type Queryable } from '@app/database';
import type { RowRange } from '@app/engine';
import type { DatasetView } from './dataset';
import { DatasetNotFound, DatasetNotOwned } from './datasets.errors';

const SELECT = `
  SELECT record_type AS "recordType", tenant, row_count AS "rowCount", next_row AS "nextRow", fields, correlation, series, locale, seed,
         unique_together AS "uniqueTogether", reference_targets AS "references", settled_rows::text AS "settledRows",
         engine_version AS "engineVersion", schema_hash AS "schemaHash",
         created_at AS "createdAt", updated_at AS "updatedAt"
  FROM datasets`;

/**
 * What is known of datasets. Who is bound to a tenant finds those of that tenant only; `boundTo` is `undefined` for all
 * others. By SQL and not through Prisma: every accepted generation asks.
 */
@Injectable()
export class DatasetReader {
  private readonly byName = new BatchedLookup((recordTypes: string[]) =>
    findDatasets(this.database, recordTypes),
  );

  constructor(private readonly database: Database) {}

  /** By name. */
  async list(boundTo?: string): Promise<DatasetView[]> {
    const { rows } = await this.database.query<StoredDataset>(
      `${SELECT} WHERE $1::text IS NULL OR tenant = $1 ORDER BY record_type`,
      [boundTo ?? null],
    );
    return rows.map(toView);
  }

  /** @throws DatasetNotFound */
  async get(recordType: string, boundTo?: string): Promise<DatasetView> {
    const dataset = await this.find(recordType, boundTo);
    if (dataset === undefined) throw new DatasetNotFound(recordType);
    return dataset;
  }

  async find(recordType: string, boundTo?: string): Promise<DatasetView | undefined> {
    const dataset = await this.byName.find(recordType);
    return boundTo === undefined || dataset?.tenant === boundTo ? dataset : undefined;
  }

  /** Whether who asks may write under this name. @throws DatasetNotOwned */
  async assertWritable(recordType: string, boundTo?: string): Promise<void> {
    if (boundTo === undefined) return;
    const dataset = await this.byName.find(recordType);
    if (dataset !== undefined && dataset.tenant !== boundTo) throw new DatasetNotOwned(recordType);
  }
}

/** What is known of a dataset, in the transaction of the caller. */
export async function findDataset(client: Queryable, recordType: string): Promise<DatasetView | undefined> {
  return (await findDatasets(client, [recordType])).get(recordType);
}

async function findDatasets(
  client: Queryable,
  recordTypes: string[],
): Promise<ReadonlyMap<string, DatasetView>> {
  const text = `${SELECT} WHERE record_type = ANY($1)`;
  const { rows } = await client.query<StoredDataset>({ name: 'find_datasets', text, values: [recordTypes] });
  return new Map(rows.map((stored) => [stored.recordType, toView(stored)]));
}

type StoredDataset = Omit<DatasetView, 'settledRows'> & { settledRows: string };

function toView(stored: StoredDataset): DatasetView {
  return { ...stored, settledRows: parseRanges(stored.settledRows) };
}

/** A multirange as PostgreSQL writes it: `{[0,1000),[2000,3000)}`. */
function parseRanges(text: string): RowRange[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, first, end]) => [Number(first), Number(end)]);
}
