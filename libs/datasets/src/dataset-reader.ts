import { Injectable } from '@nestjs/common';
import type { FieldSpec } from '@app/engine';
import { Database } from '@app/database';
import type { DatasetView } from './dataset';
import { SYSTEM_COLUMNS, tableName } from './dataset-table';
import { DatasetNotFound } from './datasets.errors';

interface DatasetRow {
  recordType: string;
  fields: unknown;
  schemaHash: string;
  locale: string;
  seed: bigint;
  engineVersion: string;
  rowCount: bigint;
  nextRow: bigint;
  createdAt: Date;
  updatedAt: Date;
}

@Injectable()
export class DatasetReader {
  constructor(private readonly database: Database) {}

  async list(): Promise<DatasetView[]> {
    const rows = await this.database.records((prisma) =>
      prisma.dataset.findMany({ orderBy: { recordType: 'asc' } }),
    );
    return rows.map(toView);
  }

  /** @throws DatasetNotFound */
  async get(recordType: string): Promise<DatasetView> {
    const row = await this.find(recordType);
    if (row === undefined) throw new DatasetNotFound(recordType);
    return row;
  }

  async find(recordType: string): Promise<(DatasetView & { nextRow: number }) | undefined> {
    const row = await this.database.records((prisma) => prisma.dataset.findUnique({ where: { recordType } }));
    return row === null ? undefined : { ...toView(row), nextRow: Number(row.nextRow) };
  }

  /** A page of rows as JSON objects in row order, after row number `after`. @throws DatasetNotFound */
  async rows(
    recordType: string,
    { after = -1, limit }: { after?: number; limit: number },
  ): Promise<{ rows: Record<string, unknown>[]; next?: number }> {
    await this.get(recordType);
    const { rows } = await this.database.query<{ number: number; row: Record<string, unknown> }>(
      `SELECT page."${SYSTEM_COLUMNS.row}" AS number, to_jsonb(page) AS row
       FROM (SELECT * FROM ${tableName('datasets', recordType)}
             WHERE "${SYSTEM_COLUMNS.row}" > $1 ORDER BY "${SYSTEM_COLUMNS.row}" LIMIT $2) AS page`,
      [after, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ row }) => row),
      ...(rows.length > limit && last !== undefined && { next: last.number }),
    };
  }
}

function toView(row: DatasetRow): DatasetView {
  const { recordType, schemaHash, locale, engineVersion, createdAt, updatedAt } = row;
  return {
    recordType,
    rowCount: Number(row.rowCount),
    fields: row.fields as FieldSpec[],
    locale,
    seed: Number(row.seed),
    engineVersion,
    schemaHash,
    createdAt,
    updatedAt,
  };
}
