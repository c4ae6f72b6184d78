import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { FIELDS } from '../e2e/processes/people';
import type { ChaosClient } from './client';
import type { History } from './history';
import type { Random } from './random';

/** All appends go to one seed, so that the rows are the same in whatever order the jobs run. */
export const APPEND_SEED = 11;
export const APPENDED = 'appended';
export const CANCELLED = 'sometimesCancelled';

/** A dataset as an undisturbed run must leave it. */
export interface ExpectedDataset {
  recordType: string;
  count: number;
  seed: number;
}

/** An export of a dataset that does not change any more. */
export interface ExpectedExport {
  jobId: string;
  recordType: string;
  format: string;
  compression: string;
}

/** What the clients did, as far as the rows and files of an undisturbed run follow from it. */
export class Workload {
  readonly datasets = new Map<string, ExpectedDataset>();
  readonly exports: ExpectedExport[] = [];
  private stopped = false;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly client: ChaosClient,
    private readonly history: History,
    private readonly random: Random,
  ) {}

  start(): void {
    const of = (name: string): Random => this.random.fork(name);
    this.running = Promise.all([
      this.repeat(of('append 1'), (random) => this.append(random)),
      this.repeat(of('append 2'), (random) => this.append(random)),
      this.repeat(of('replace'), (random) => this.replace(random)),
      this.repeat(of('create 1'), (random) => this.createAndExport(random, 'a')),
      this.repeat(of('create 2'), (random) => this.createAndExport(random, 'b')),
      this.repeat(of('cancel'), (random) => this.appendAndCancel(random)),
      this.repeat(of('upload'), (random) => this.upload(random)),
    ]);
  }

  /** Begins nothing new, and waits until what was begun is acknowledged. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async repeat(random: Random, act: (random: Random) => Promise<void>): Promise<void> {
    while (!this.stopped) {
      await act(random);
      await delay(random.between(50, 400));
    }
  }

  private async append(random: Random): Promise<void> {
    const count = random.between(100, 12_000);
    const operation = this.history.begin('append', APPENDED, { rows: count });
    const request = { recordType: APPENDED, count, seed: APPEND_SEED, mode: 'append', fields: FIELDS };
    if ((await this.client.submit(operation, '/generate', request)) === undefined) return;
    const before = this.datasets.get(APPENDED)?.count ?? 0;
    this.datasets.set(APPENDED, { recordType: APPENDED, count: before + count, seed: APPEND_SEED });
  }

  private async replace(random: Random): Promise<void> {
    const [count, seed] = [random.between(10_000, 120_000), random.between(1, 1e9)];
    const operation = this.history.begin('replace', 'replaced', { rows: count });
    const request = { recordType: 'replaced', count, seed, mode: 'replace', fields: FIELDS };
    const jobId = await this.client.submit(operation, '/generate', request);
    if (jobId === undefined) return;
    // The next one only then: which of two comes last would be open.
    await this.client.ended(jobId);
    this.datasets.set('replaced', { recordType: 'replaced', count, seed });
  }

  private async createAndExport(random: Random, name: string): Promise<void> {
    const [count, seed] = [random.between(100, 20_000), random.between(1, 1e9)];
    const recordType = `made${name}${this.history.operations.length}`;
    const create = this.history.begin('create', recordType, { rows: count });
    const request = { recordType, count, seed, mode: 'create', fields: FIELDS };
    const jobId = await this.client.submit(create, '/generate', request);
    if (jobId === undefined) return;
    this.datasets.set(recordType, { recordType, count, seed });
    if ((await this.client.ended(jobId))?.status !== 'completed') return;

    const format = random.pick(['csv', 'ndjson', 'json']);
    const compression = random.pick(['none', 'gzip']);
    const operation = this.history.begin('export', recordType);
    const exported = await this.client.submit(operation, '/export', { recordType, format, compression });
    if (exported !== undefined) this.exports.push({ jobId: exported, recordType, format, compression });
  }

  private async appendAndCancel(random: Random): Promise<void> {
    const count = random.between(5_000, 60_000);
    const operation = this.history.begin('append-cancel', CANCELLED, { rows: count });
    const request = { recordType: CANCELLED, count, seed: 12, mode: 'append', fields: FIELDS };
    const jobId = await this.client.submit(operation, '/generate', request);
    if (jobId === undefined) return;
    await delay(random.between(0, 1_500));
    await this.client.cancel({ ...operation, jobId });
    operation.cancelled = true;
  }

  private async upload(random: Random): Promise<void> {
    const lines = random.between(10, 20_000);
    const text = `n,text\n${Array.from({ length: lines }, (_, i) => `${i},${random.next()}\n`).join('')}`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const operation = this.history.begin('upload', `${lines}.csv`, { sha256 });
    const form = new FormData();
    form.set('file', new Blob([text], { type: 'text/csv' }), `${lines}.csv`);
    await this.client.submit(operation, '/upload', form);
  }
}
