import { until } from '../setup/until';
import { FIELDS } from '../e2e/processes/people';
import { Client } from '../e2e/processes/client';
import type { ChaosClient, ChaosStatus } from './client';
import type { History, Operation } from './history';
import { APPENDED, CANCELLED, type ExpectedDataset, type Workload } from './workload';
import type { World } from './world';

/** What must not happen, and how often it did. Every list holds a line for each case. */
export interface Anomalies {
  /** Acknowledged, and the service knows nothing of it. */
  lost: string[];
  /** Acknowledged, and never ended. */
  stuck: string[];
  /** A job that nobody asked for, or an answer that nobody should get. */
  unexpected: string[];
  duplicatedRows: string[];
  missingRows: string[];
  /** Ended as failed, or as cancelled without anybody asking. */
  falselyFailed: string[];
  /** Rows or files other than those of an undisturbed run. */
  different: string[];
  /** Promises about answers during an outage that were not kept. */
  outages: string[];
  /** Processes that did not stop as they should. */
  processes: string[];
}

export const noAnomalies = (): Anomalies => ({
  lost: [],
  stuck: [],
  unexpected: [],
  duplicatedRows: [],
  missingRows: [],
  falselyFailed: [],
  different: [],
  outages: [],
  processes: [],
});

interface JobFacts {
  id: string;
  status: string;
  kind: string;
  key: string | null;
  recordType: string | null;
  count: number | null;
  mode: string | null;
  error: string | null;
}

/** Milliseconds that everything that was accepted may take to end once all is well again. */
const DRAIN_MS = 120_000;
/** Milliseconds for one job of the comparison: the long form verifies tens of millions of rows. */
const PATIENCE_MS = 1_800_000;

const COMPARED_AT_ONCE = 3;

const READ_JOBS = `
  SELECT id, status, kind, idempotency_key AS key, params->>'recordType' AS "recordType",
         (params->>'count')::int AS count, params->>'mode' AS mode, error_code AS error
  FROM jobs ORDER BY id`;

/** Waits until no job is under way. @returns those that still are after a long time */
export async function drain(world: World): Promise<void> {
  const open = async (): Promise<number> => {
    const [row] = await world.query<{ open: string }>(
      `SELECT count(*) AS open FROM jobs WHERE status IN ('pending', 'in-progress')`,
    );
    return Number(row?.open);
  };
  await until(async () => (await open()) === 0, { timeoutMs: DRAIN_MS, intervalMs: 250 }).catch(
    () => undefined,
  );
}

/** Reads every job and every row and counts what should not be. */
export async function judge(
  world: World,
  history: History,
  client: ChaosClient,
  anomalies: Anomalies,
): Promise<Map<string, ChaosStatus>> {
  const jobs = await world.query<JobFacts>(READ_JOBS);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const operations = new Map(history.operations.map((operation) => [operation.key, operation]));
  const statuses = new Map<string, ChaosStatus>();
  for (const operation of history.acknowledged) {
    const job = byId.get(operation.jobId);
    if (job === undefined) {
      anomalies.lost.push(`${operation.key}: there is no job ${operation.jobId}`);
      continue;
    }
    const status = await client.status(operation.jobId);
    statuses.set(operation.jobId, status);
    judgeEnd(operation, status, anomalies);
  }
  for (const job of jobs) {
    const operation = operations.get(job.key ?? '');
    // One that was never acknowledged may exist: its client does not know.
    if (operation === undefined) anomalies.unexpected.push(`job ${job.id} (${job.kind}) of nobody`);
    else if (operation.jobId !== undefined && operation.jobId !== job.id)
      anomalies.unexpected.push(`${operation.key} made ${job.id} beside ${operation.jobId}`);
  }
  for (const { operation, status, body } of history.unexpectedAnswers)
    anomalies.unexpected.push(`${operation} was answered ${status}: ${body}`);
  if (history.withoutRetryAfter > 0)
    anomalies.outages.push(`${history.withoutRetryAfter} refusals without Retry-After`);
  await judgeRows(world, jobs, anomalies);
  return statuses;
}

function judgeEnd(operation: Operation, job: ChaosStatus, anomalies: Anomalies): void {
  const line = `${operation.key}: job ${job.jobId} is ${job.status} ${JSON.stringify(job.error)}`;
  if (job.status === 'pending' || job.status === 'in-progress') anomalies.stuck.push(line);
  else if (job.status === 'failed') anomalies.falselyFailed.push(line);
  else if (job.status === 'cancelled' && operation.cancelled !== true) anomalies.falselyFailed.push(line);
  else if (
    job.status === 'completed' &&
    operation.rows !== undefined &&
    job.result?.['rows'] !== operation.rows
  )
    anomalies.different.push(`${line} with ${JSON.stringify(job.result)} instead of ${operation.rows} rows`);
}

/** Counts the rows of each job in the table that it wrote to. */
async function judgeRows(world: World, jobs: readonly JobFacts[], anomalies: Anomalies): Promise<void> {
  const written = new Map<string, JobFacts[]>();
  for (const job of jobs) {
    if (job.kind !== 'generate_dataset' || job.recordType === null) continue;
    const others = written.get(job.recordType) ?? [];
    // A completed replacement leaves nothing of those before it.
    const before = job.mode === 'replace' && job.status === 'completed' ? [] : others;
    written.set(job.recordType, [...before, job]);
  }
  for (const [recordType, writers] of written) {
    const tables = await world.query(
      `SELECT 1 FROM pg_tables WHERE schemaname = 'datasets' AND tablename = $1`,
      [recordType],
    );
    const rows =
      tables.length === 0
        ? []
        : await world.query<{ job: string; rows: number; distinct: number }>(
            `SELECT _job AS job, count(*)::int AS rows, count(DISTINCT _row)::int AS "distinct"
             FROM datasets."${recordType}" GROUP BY 1`,
          );
    const found = new Map(rows.map((row) => [row.job, row]));
    for (const { id, status, count } of writers) {
      const expected = status === 'completed' ? (count ?? 0) : 0;
      const there = found.get(id)?.rows ?? 0;
      found.delete(id);
      if (there > expected)
        anomalies.duplicatedRows.push(`${recordType}: ${there} rows of ${id} instead of ${expected}`);
      if (there < expected)
        anomalies.missingRows.push(`${recordType}: ${there} rows of ${id} instead of ${expected}`);
    }
    for (const { job, rows: there } of found.values())
      anomalies.duplicatedRows.push(`${recordType}: ${there} rows of ${job}, which should have none`);
    for (const { job, rows: there, distinct } of rows)
      if (there !== distinct)
        anomalies.duplicatedRows.push(`${recordType}: ${there} rows of ${job} under ${distinct} numbers`);
  }
}

/** Downloads every result and compares all of them with those of a service that nothing happened to. */
export async function compareWithUndisturbed(
  world: World,
  history: History,
  workload: Workload,
  statuses: ReadonlyMap<string, ChaosStatus>,
  client: ChaosClient,
  anomalies: Anomalies,
): Promise<{ datasets: number; files: number }> {
  const differ = (line: string): void => void anomalies.different.push(line);
  let files = 0;
  for (const operation of history.acknowledged) {
    const job = statuses.get(operation.jobId);
    if (operation.kind !== 'upload' || job?.status !== 'completed') continue;
    const link = job.resultUri ?? '';
    const found = await client.download(link).catch((error: Error) => error.message);
    files++;
    if (found !== operation.sha256) differ(`${operation.key}: ${found} instead of what was uploaded`);
  }
  const disturbed = new Client(world.apiUrl, PATIENCE_MS);
  // Where every job was cancelled before its first rows, there may be no dataset to verify.
  const hasRows = (name: string): boolean =>
    history.acknowledged.some(
      ({ subject, jobId }) => subject === name && Number(statuses.get(jobId)?.result?.['rows'] ?? 0) > 0,
    );
  for (const recordType of [APPENDED, CANCELLED].filter(hasRows)) {
    const found = await disturbed.verify(recordType);
    if (found['verified'] !== true)
      differ(`${recordType} is not as its receipt says: ${JSON.stringify(found)}`);
  }
  const undisturbed = await world.startUndisturbed();
  try {
    const reference = new Client(undisturbed.url, PATIENCE_MS);
    const datasets = [...workload.datasets.values()];
    const compareNext = async (): Promise<void> => {
      for (let dataset = datasets.pop(); dataset !== undefined; dataset = datasets.pop())
        await compareDataset(dataset, disturbed, reference, differ);
    };
    await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, compareNext));
    for (const { jobId, recordType, format, compression } of workload.exports) {
      const job = statuses.get(jobId);
      if (job?.status !== 'completed') continue;
      files++;
      const again = await reference.completed(
        await reference.start('/export', { recordType, format, compression }),
      );
      const expected = again.result?.['sha256'] as string;
      const found = await client.download(job.resultUri ?? '').catch((error: Error) => error.message);
      if (found !== expected || job.result?.['sha256'] !== expected)
        differ(`export ${jobId} of ${recordType} as ${format}: ${found} instead of ${expected}`);
    }
  } finally {
    await undisturbed.stop();
  }
  return { datasets: workload.datasets.size, files };
}

async function compareDataset(
  { recordType, count, seed }: ExpectedDataset,
  disturbed: Client,
  reference: Client,
  differ: (line: string) => void,
): Promise<void> {
  await reference.generate({ recordType, count, seed, mode: 'create', fields: FIELDS });
  const [found, expected] = [await disturbed.exportCsv(recordType), await reference.exportCsv(recordType)];
  if (found.sha256 !== expected.sha256)
    differ(`${recordType}: ${found.sha256} instead of ${expected.sha256}`);
  // A receipt is of blocks that end with a job: only what one job wrote has the same from another job.
  if (recordType === APPENDED) return;
  const [receipt, expectedReceipt] = [
    await disturbed.receiptHash(recordType),
    await reference.receiptHash(recordType),
  ];
  if (receipt !== expectedReceipt)
    differ(`the receipt of ${recordType}: ${receipt} instead of ${expectedReceipt}`);
}
