import { Injectable } from '@nestjs/common';
import type { FieldSpec } from '@app/engine';
import { Database } from '@app/database';
import type { DatasetView } from './dataset';
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
