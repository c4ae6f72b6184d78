import { formatBytes, formatCount, plural, roundSeconds, type Screen } from '@app/terminal';
import { CannotStart, Interrupted } from '../cannot-start';
import type { ApiClient, JobStatus } from './api-client';
import type { DatasetSample, DatasetTable } from './dataset-table';
import type { DemoFormat } from './demo-options';
import type { DemoJournal } from './demo-journal';
import type { DemoReport, ReportedFile } from './demo-report';
import { measureDownload, type DownloadedFile } from './download';
import type { GenerateRequest } from './generate-request';

const SAMPLE_ROWS = 3;

export interface DemoTask {
  api: ApiClient;
  /** The dataset as the database itself has it. */
  table: Pick<DatasetTable, 'read' | 'writers'>;
  request: GenerateRequest;
  files: readonly { format: DemoFormat; path: string }[];
  journal: DemoJournal;
  /** Whether rows that no demo made may be replaced. */
  replace: boolean;
  screen: Screen;
}

/** What an export job reports about its file. */
interface ExportResult {
  rows: number;
  bytes: number;
  sha256: string;
}

/**
 * Generates, exports, downloads, compares everything with everything, and does it all again with the same seed.
 * @throws CannotStart at the first claim that does not hold
 */
export function runDemo(task: DemoTask): Promise<DemoReport> {
  return new Demo(task).run();
}

class Demo {
  private readonly checks: string[] = [];

  constructor(private readonly task: DemoTask) {}

  async run(): Promise<DemoReport> {
    const { request, files, screen } = this.task;
    const { recordType, count, seed } = request;

    await this.endInterruptedRun();
    if (!this.task.replace) await this.protectForeignRows();
    const generated = await this.generate('generating');
    const { rows, fields, sample } = await this.checkRows();
    const rowsPerSecond = Math.round(rows / generated.seconds);
    screen.ok(
      `Generated ${recordType}`,
      `${plural(rows, 'row')}, ${plural(fields.length, 'field')}: ${formatCount(rowsPerSecond)} rows/s`,
      generated.seconds,
    );

    const reported: ReportedFile[] = [];
    for (const { format, path } of files) {
      const file = await this.export(format, path);
      reported.push({ format, path, ...file });
      screen.ok(
        `Exported ${format.toUpperCase()}`,
        `${plural(file.records, 'row')}, ${formatBytes(file.bytes)}`,
        file.seconds,
      );
    }

    const seconds = await this.checkRepeatability(reported[0]);
    screen.ok(
      'Seed again',
      `seed ${seed} gave the same ${reported[0]?.format.toUpperCase() ?? 'file'}, byte for byte`,
      seconds,
    );

    const { jobId } = generated.job;
    const { checks } = this;
    return {
      recordType,
      rows: count,
      fields,
      seed,
      jobId,
      seconds: generated.seconds,
      rowsPerSecond,
      files: reported,
      sample,
      checks,
    };
  }

  /** A demo that was stopped half-way may have left a job that would replace our rows while we check them. */
  private async endInterruptedRun(): Promise<void> {
    const { api, journal } = this.task;
    const last = journal.jobs().at(-1);
    if (last === undefined || !(await isUnderWay(api, last))) return;
    await api.cancel(last).catch(() => undefined);
    await this.follow(last, 'ending earlier run').catch(() => undefined);
  }

  private async protectForeignRows(): Promise<void> {
    const { api, journal, request } = this.task;
    const dataset = await api.findDataset(request.recordType);
    if (dataset === undefined || dataset.rowCount === 0) return;
    const ours = new Set(journal.jobs());
    if ((await this.task.table.writers()).every((job) => ours.has(job))) return;
    throw new CannotStart(
      `The dataset "${request.recordType}" holds ${plural(dataset.rowCount, 'row')} that no demo made. ` +
        'Retry with --replace to lose them, or with --schema and another recordType.',
    );
  }

  private generate(label: string): Promise<{ job: JobStatus; seconds: number }> {
    const { api, journal, request } = this.task;
    return timed(async () => {
      const jobId = await api.generate(request);
      journal.add(jobId);
      return { job: await this.follow(jobId, label) };
    });
  }

  private async checkRows(): Promise<DatasetSample> {
    const { api, request } = this.task;
    const { recordType, count } = request;
    const dataset = await api.findDataset(recordType);
    this.expect('rows that GET /datasets reports', dataset?.rowCount, count);
    const table = await this.task.table.read(SAMPLE_ROWS);
    this.expect(`rows counted in datasets."${recordType}"`, table.rows, count);
    return table;
  }

  private async export(format: DemoFormat, path?: string): Promise<DownloadedFile & { seconds: number }> {
    const { api, request } = this.task;
    return timed(async () => {
      const job = await this.follow(await api.export(request.recordType, format), `exporting ${format}`);
      const result = job.result as Partial<ExportResult> | null;
      if (job.resultUri === null)
        throw new CannotStart(`Export ${job.jobId} completed without a download link.`);
      const file = await measureDownload(await api.download(job.resultUri), format, path);
      const name = format.toUpperCase();
      this.expect(`records in the ${name} file`, file.records, request.count);
      this.expect(`rows that the export of ${name} reported`, result?.rows, request.count);
      this.expect(`bytes of the ${name} file, as reported`, file.bytes, result?.bytes);
      this.expect(`SHA-256 of the ${name} file, as reported`, file.sha256, result?.sha256);
      return file;
    });
  }

  /** Generates and exports once more, keeping nothing. Returns how long that took. */
  private async checkRepeatability(first: ReportedFile | undefined): Promise<number> {
    if (first === undefined) return 0;
    const { seconds } = await timed(async () => {
      await this.generate('generating again');
      const again = await this.export(first.format);
      this.expect(
        `SHA-256 of the ${first.format.toUpperCase()} of the same seed again`,
        again.sha256,
        first.sha256,
      );
      return {};
    });
    return seconds;
  }

  private async follow(jobId: string, label: string): Promise<JobStatus> {
    const { api, screen } = this.task;
    const progress = screen.startProgress(label, 'rows');
    try {
      return await api.follow(jobId, (done, total) => progress.update(done, total));
    } catch (error) {
      // Nobody waits for it any more, and a worker that is stopping would.
      if (error instanceof Interrupted) await api.cancel(jobId).catch(() => undefined);
      throw error;
    } finally {
      progress.clear();
    }
  }

  private expect(claim: string, actual: unknown, expected: unknown): void {
    if (actual !== expected) {
      throw new CannotStart(`Check failed. ${claim}: ${String(actual)}, expected ${String(expected)}.`);
    }
    this.checks.push(`${claim}: ${String(actual)}`);
  }
}

async function isUnderWay(api: ApiClient, jobId: string): Promise<boolean> {
  try {
    const { status } = await api.job(jobId);
    return status === 'pending' || status === 'in-progress';
  } catch (error) {
    // Old jobs are forgotten one day.
    if (error instanceof CannotStart && !(error instanceof Interrupted)) return false;
    throw error;
  }
}

async function timed<T extends object>(work: () => Promise<T>): Promise<T & { seconds: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { ...result, seconds: roundSeconds((performance.now() - startedAt) / 1000) };
}
