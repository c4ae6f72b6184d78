import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Queryable } from '@app/database';
import { createTranscoder } from '@app/formats';
import { DatasetSnapshots, streamRows } from './dataset-snapshot';
import { SYSTEM_COLUMNS, tableName } from './dataset-table';
import { RowNotFound } from './datasets.errors';

/** Which rows of a dataset a page has. */
export interface PageRange {
  /** Only rows with a greater number; default all. */
  after?: number;
  limit: number;
}

export interface DatasetPage {
  /** As an export in JSON gives them, with `_row` in front. */
  rows: Record<string, unknown>[];
  /** Row number after which the next page starts; absent on the last one. */
  next?: number;
}

/** A page as a document in a text format, as an export gives it, with `_row` in front. */
export interface DatasetPageText {
  text: Buffer;
  next?: number;
}

/** Rows a page at a time, in row order. */
@Injectable()
export class DatasetPages {
  constructor(private readonly snapshots: DatasetSnapshots) {}

  /** @throws DatasetNotFound */
  async read(recordType: string, range: PageRange): Promise<DatasetPage> {
    const { text, ...next } = await this.readText(recordType, range, 'json');
    return { rows: JSON.parse(text.toString('utf8')) as Record<string, unknown>[], ...next };
  }

  /** @param format name of a text format @throws DatasetNotFound UnknownFormat */
  readText(recordType: string, { after = -1, limit }: PageRange, format: string): Promise<DatasetPageText> {
    return this.snapshots.within(recordType, async (client) => {
      const next = await endOfPage(client, recordType, { after, limit });
      const page = { after, limit };
      const text = await streamRows(client, { recordType, page }, async ({ columns, bytes }) => {
        const transcoder = createTranscoder({ columns, format });
        return Buffer.concat([transcoder.start(), transcoder.push(await buffer(bytes)), transcoder.end()]);
      });
      return { text, ...(next !== undefined && { next }) };
    });
  }

  /** One row, as on a page. @throws DatasetNotFound RowNotFound */
  async readRow(recordType: string, row: number): Promise<Record<string, unknown>> {
    const { rows } = await this.read(recordType, { after: row - 1, limit: 1 });
    if (rows[0]?.[SYSTEM_COLUMNS.row] !== row) throw new RowNotFound(recordType, row);
    return rows[0];
  }
}

/** The last row of a page that another one comes after. */
async function endOfPage(
  client: Queryable,
  recordType: string,
  { after, limit }: Required<PageRange>,
): Promise<number | undefined> {
  const row = `"${SYSTEM_COLUMNS.row}"`;
  const { rows } = await client.query<{ row: number }>(
    `SELECT ${row} AS row FROM ${tableName('datasets', recordType)} WHERE ${row} > $1
     ORDER BY ${row} OFFSET $2 LIMIT 2`,
    [after, limit - 1],
  );
  return rows.length === 2 ? rows[0]?.row : undefined;
}
