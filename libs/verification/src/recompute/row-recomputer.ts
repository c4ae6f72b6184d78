import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import {
  compileDataset,
  DatasetReader,
  DatasetReceipts,
  RowNotFound,
  samplesOf,
  SYSTEM_COLUMNS,
} from '@app/datasets';
import { previewRows } from '@app/formats';
import { isRecomputable } from './is-recomputable';
import { RowNotRecomputable } from '../verification.errors';

/** Computes rows of datasets again, from what was written down when they were written. */
@Injectable()
export class RowRecomputer {
  constructor(
    private readonly database: Database,
    private readonly datasets: DatasetReader,
    private readonly receipts: DatasetReceipts,
  ) {}

  /**
   * The row as it was generated, as on a page of the dataset. Its table is not read.
   * @throws DatasetNotFound RowNotFound RowNotRecomputable
   */
  async recompute(recordType: string, row: number): Promise<Record<string, unknown>> {
    const dataset = await this.datasets.get(recordType);
    const origin = await this.receipts.find(recordType, row);
    if (origin === undefined) throw new RowNotFound(recordType, row);
    if (!isRecomputable(origin)) throw new RowNotRecomputable(recordType, row, origin.engineVersion);
    const samples = await samplesOf(this.database, dataset.fields);
    const [values] = previewRows(compileDataset(dataset, origin.seed, samples), row, 1);
    return { [SYSTEM_COLUMNS.row]: row, ...values };
  }
}
