import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Screen } from '@app/terminal';
import { ApiClient } from './api-client';
import { DemoJournal } from './demo-journal';
import type { DemoReport } from './demo-report';
import { runDemo } from './run-demo';
import { sha256, StandInApi } from './testing/stand-in-api';

const CSV = 'id\r\n1\r\n2\r\n';

/** What the stand-in says and has; each test bends one of these. */
const HONEST = {
  rowCount: 2,
  tableRows: 2,
  reportedRows: 2,
  reportedBytes: CSV.length,
  /** Default: the truth. */
  reportedHash: undefined as string | undefined,
  first: CSV,
  second: CSV,
  writers: [] as string[],
  underWay: false,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-demo-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(
  bent: Partial<typeof HONEST> = {},
  replace = false,
): Promise<{ report: DemoReport; lines: string[] }> {
  const world = { ...HONEST, ...bent };
  let generations = 0;
  let cancelled = false;
  const content = (): string => (generations === 1 ? world.first : world.second);
  const job = (fields: object): { body: object } => ({
    body: { status: 'completed', progress: null, error: null, ...fields },
  });
  const server = await StandInApi.start({
    'GET /datasets': () => ({ body: { datasets: [{ recordType: 'users', rowCount: world.rowCount }] } }),
    'POST /generate': () => ({ status: 202, body: { jobId: `g${++generations}` } }),
    'POST /export': () => ({ status: 202, body: { jobId: 'e' } }),
    'GET /status/earlier': () =>
      job({ jobId: 'earlier', status: world.underWay && !cancelled ? 'in-progress' : 'cancelled' }),
    'POST /jobs/earlier/cancel': () => ((cancelled = true), { status: 202, body: {} }),
    'GET /status/g1': () => job({ jobId: 'g1' }),
    'GET /status/g2': () => job({ jobId: 'g2' }),
    'GET /status/e': () => {
      const result = {
        rows: world.reportedRows,
        bytes: world.reportedBytes,
        sha256: world.reportedHash ?? sha256(content()),
      };
      return job({ jobId: 'e', resultUri: '/files/f', result });
    },
    'GET /files/f': () => ({ body: content() }),
  });
  const journal = new DemoJournal(join(mkdtempSync(join(folder, 'demo-')), 'made', 'jobs.json'));
  journal.add('earlier');
  const lines: string[] = [];
  try {
    const report = await runDemo({
      api: new ApiClient(server.origin, new AbortController().signal),
      table: {
        read: async () => ({ rows: world.tableRows, fields: ['id'], sample: [{ id: 1 }, { id: 2 }] }),
        writers: async () => world.writers,
      },
      request: { recordType: 'users', count: 2, seed: 7, mode: 'replace' },
      files: [{ format: 'csv', path: join(folder, 'users.csv') }],
      journal,
      replace,
      screen: new Screen({ write: (text) => lines.push(text) }),
    });
    expect(journal.jobs()).toEqual(['earlier', 'g1', 'g2']);
    expect(cancelled).toBe(world.underWay);
    return { report, lines };
  } finally {
    await server.stop();
  }
}

describe('the demo', () => {
  it('reports what it has checked', async () => {
    const { report, lines } = await run();
    expect(report).toMatchObject({ recordType: 'users', rows: 2, fields: ['id'], seed: 7, jobId: 'g1' });
    expect(report.files).toMatchObject([
      { format: 'csv', records: 2, bytes: CSV.length, sha256: sha256(CSV) },
    ]);
    expect(lines.join('')).toMatch(/ok {2}Generated users[^]*ok {2}Exported CSV[^]*ok {2}Seed again/);
  });

  it.each([
    ['rows that GET /datasets reports: 3, expected 2', { rowCount: 3 }],
    ['rows counted in datasets."users": 1, expected 2', { tableRows: 1 }],
    ['records in the CSV file: 1, expected 2', { first: 'id\r\n1\r\n' }],
    ['rows that the export of CSV reported: 5, expected 2', { reportedRows: 5 }],
    ['bytes of the CSV file, as reported: 10, expected 11', { reportedBytes: 11 }],
    ['SHA-256 of the CSV file, as reported', { reportedHash: sha256('else') }],
    ['SHA-256 of the CSV of the same seed again', { second: 'id\r\n1\r\n3\r\n' }],
  ])('does not let pass: %s', async (message, lie) => {
    await expect(run(lie)).rejects.toThrow(`Check failed. ${message}`);
  });

  it('never replaces rows that it did not make, unless it is told to', async () => {
    await expect(run({ writers: ['earlier', 'somebody'] })).rejects.toThrow(
      'The dataset "users" holds 2 rows that no demo made. Retry with --replace',
    );
    await run({ writers: ['earlier', 'somebody'] }, true);
    await run({ writers: ['earlier'] });
  });

  it('ends what an interrupted run left under way', async () => {
    await run({ underWay: true });
  });
});
