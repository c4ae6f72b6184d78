import { Injectable } from '@nestjs/common';
import { Metrics } from './metrics';

/** Counts the rows and bytes that this process has moved. A row counts when it is committed. */
@Injectable()
export class DataMetrics {
  private readonly rowsWritten;
  private readonly rowsExported;
  private readonly bytesExported;

  constructor(metrics: Metrics) {
    this.rowsWritten = metrics.counter(
      'veogen_rows_written_total',
      'Rows that were committed, by where they came from: generation or ingestion. Those of a job that failed afterwards count too.',
      ['source'],
    );
    this.rowsExported = metrics.counter(
      'veogen_rows_exported_total',
      'Rows in the exports that were finished.',
    );
    this.bytesExported = metrics.counter(
      'veogen_export_bytes_total',
      'Bytes of the export files that were finished, as they are in storage.',
    );
    for (const source of ['generation', 'ingestion']) this.rowsWritten.inc({ source }, 0);
  }

  addGenerated(rows: number): void {
    this.rowsWritten.inc({ source: 'generation' }, rows);
  }

  addIngested(rows: number): void {
    this.rowsWritten.inc({ source: 'ingestion' }, rows);
  }

  addExported(rows: number, bytes: number): void {
    this.rowsExported.inc(rows);
    this.bytesExported.inc(bytes);
  }
}
