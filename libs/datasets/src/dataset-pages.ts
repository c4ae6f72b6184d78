import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { createTranscoder } from '@app/formats';
import { DatasetSnapshots } from './dataset-snapshot';
import { SYSTEM_COLUMNS } from './dataset-table';
import { RowNotFound } from './datasets.errors';

export interface DatasetPage {
  /** As an export in JSON gives them, with `_row` in front. */
  rows: Record<string, unknown>[];
  /** Row number after which the next page starts; absent on the last one. */
  next?: number;
}

/** Rows a page at a time, in row order. */
@Injectable()
export class DatasetPages {
  constructor(private readonly snapshots: DatasetSnapshots) {}

  /**
   * @param after only rows with a greater number; default all
   * @throws DatasetNotFound
   */
  async read(
    recordType: string,
    { after = -1, limit }: { after?: number; limit: number },
  ): Promise<DatasetPage> {
    const page = { after, limit: limit + 1 };
    const rows = await this.snapshots.read({ recordType, page }, async ({ columns, bytes }) => {
      const transcoder = createTranscoder({ columns, format: 'json' });
      const parts = [transcoder.start(), transcoder.push(await buffer(bytes)), transcoder.end()];
      return JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>[];
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1)?.[SYSTEM_COLUMNS.row];
    return { rows: shown, ...(rows.length > limit && typeof last === 'number' && { next: last }) };
  }

  /** One row, as on a page. @throws DatasetNotFound RowNotFound */
  async readRow(recordType: string, row: number): Promise<Record<string, unknown>> {
    const { rows } = await this.read(recordType, { after: row - 1, limit: 1 });
    if (rows[0]?.[SYSTEM_COLUMNS.row] !== row) throw new RowNotFound(recordType, row);
    return rows[0];
  }
}
