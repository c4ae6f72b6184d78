import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoReport } from '../../apps/standalone/src/demo/demo-report';
import { Program, type Ended } from './programs/program';

jest.setTimeout(120_000);

type Facts = DemoReport & { ok: boolean; error?: string };

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'veogen-demo-'));
});
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const demo = (...args: string[]): Promise<Ended> => new Program('demo', { DATA_DIR: dataDir }, args).ended();
/** The path of a schema with an unknown type. */
function wrongSchema(): string {
  const schema = join(dataDir, 'wrong.json');
  writeFileSync(schema, JSON.stringify([{ name: 'id', type: 'uuuid' }]));
  return schema;
}
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('npm run demo', () => {
  it('generates and exports the example, and says so in at most 80 plain columns', async () => {
    const { code, stdout, stderr } = await demo('--count', '20000');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/ok {2}Generated customers +20,000 rows, 12 fields: [\d,]+ rows\/s/);
    expect(stdout).toMatch(/seed 42 gave the same CSV, byte for byte/);
    expect(stdout).toMatch(/id +firstName +lastName/);
    expect(stdout).not.toContain('\u001b');
    // Paths of a temporary folder are as long as they are.
    const lines = stdout.split('\n').filter((line) => !line.includes(dataDir));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(readFileSync(join(dataDir, 'demo/customers.csv'), 'utf8').split('\r\n')).toHaveLength(20_002);
    expect(JSON.parse(readFileSync(join(dataDir, 'demo/customers.json'), 'utf8'))).toHaveLength(20_000);
    expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
  });

  it('explains what the API says about a wrong schema', async () => {
    const { code, stderr } = await demo('--schema', wrongSchema(), '--count', '5');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /POST \/generate was refused \(4\d\d invalid_schema\): .*\n {2}\/fields\/0\/type: .*uuid/,
    );
    expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
  });

  it('refuses wrong options at once', async () => {
    const { code, stderr } = await demo('--count', '0');
    expect(code).toBe(1);
    expect(stderr).toMatch(/'--count <n>' argument '0' is invalid/);
  });

  describe('where an instance runs', () => {
    let server: Program;
    let origin: string;

    beforeAll(async () => {
      server = new Program('main', { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' });
      [, origin = ''] = await server.printed(/(http:\/\/127\.0\.0\.1:\d+)\/ {3,}state of the service/);
    });
    afterAll(async () => {
      server.signal('SIGTERM');
      await server.ended();
    });

    it('prints the same facts as one JSON object, and the same seed gives the same bytes', async () => {
      const before = hashOf(join(dataDir, 'demo/customers.csv'));
      const { code, stdout } = await demo('--count', '20000', '--json');
      expect(code).toBe(0);
      const facts = JSON.parse(stdout) as Facts;
      expect(facts).toMatchObject({ ok: true, recordType: 'customers', rows: 20_000, seed: 42 });
      expect(facts.files.map(({ format }) => format)).toEqual(['csv', 'json']);
      for (const { path, sha256 } of facts.files) expect(hashOf(path)).toBe(sha256);
      expect(facts.files[0]?.sha256).toBe(before);
      expect(facts.sample).toHaveLength(3);
    });

    it('is useful for a schema of your own', async () => {
      const schema = join(dataDir, 'order-items.json');
      const out = join(dataDir, 'out', 'items.ndjson');
      const fields = [
        { name: 'id', type: 'sequence' },
        { name: 'note', type: 'sentence' },
      ];
      writeFileSync(schema, JSON.stringify(fields));
      const { code, stderr } = await demo('--schema', schema, '--count', '500', '--out', out);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const rows = readFileSync(out, 'utf8').trimEnd().split('\n');
      expect(rows).toHaveLength(500);
      expect(Object.keys(JSON.parse(rows[0] ?? '') as object)).toEqual(['id', 'note']);
    });

    it('tells programs what the API says about a wrong schema', async () => {
      const { code, stdout } = await demo('--schema', wrongSchema(), '--count', '5', '--json');
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        error: expect.stringContaining('/fields/0/type'),
      });
    });

    it('uses it, and never replaces rows that it did not make', async () => {
      const joined = await demo('--count', '100');
      expect(joined).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`${origin} (pid ${server.pid}) is used`),
      });

      // Somebody appends rows of their own to the demo's dataset.
      const example = JSON.parse(
        readFileSync(join(__dirname, '../../examples/customers.json'), 'utf8'),
      ) as object;
      const response = await fetch(`${origin}/generate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...example, count: 10, mode: 'append' }),
      });
      const { jobId } = (await response.json()) as { jobId: string };
      for (let status = ''; status !== 'completed';) {
        ({ status } = (await (await fetch(`${origin}/status/${jobId}`)).json()) as { status: string });
        if (status === 'failed') throw new Error('The rows could not be appended');
      }
      const refused = await demo('--count', '100');
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(/"customers" holds 110 rows that no demo made\. Retry with --replace/);
      expect((await demo('--count', '100', '--replace')).code).toBe(0);
      expect((await fetch(`${origin}/health/ready`)).ok).toBe(true);
    });
  });
});
