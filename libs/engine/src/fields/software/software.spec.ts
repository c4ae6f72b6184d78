import { planOf, valuesOfField } from '../../testing/column-values';
import { InvalidSchema } from '../../engine.errors';

const ROWS = 5000;

it('has versions that Semantic Versioning 2.0.0 allows', () => {
  // The expression that the standard suggests, without build metadata.
  const semver =
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$/;
  for (const preRelease of [false, true]) {
    for (const value of valuesOfField({ type: 'semver', preRelease }, ROWS)) {
      expect(value).toMatch(semver);
      expect(semver.exec(value)![4] !== undefined).toBe(preRelease);
    }
  }
});

it('has commits of both lengths', () => {
  for (const value of valuesOfField({ type: 'commitHash' }, ROWS)) expect(value).toMatch(/^[0-9a-f]{40}$/);
  for (const value of valuesOfField({ type: 'commitHash', length: 'short' }, ROWS)) {
    expect(value).toMatch(/^[0-9a-f]{7}$/);
  }
});

it('has branches that git takes, and subjects of Conventional Commits', () => {
  for (const value of valuesOfField({ type: 'gitBranch' }, ROWS)) {
    expect(value).toMatch(/^[a-z]+\/\d+(-[a-z]+)+$/); // nothing that git check-ref-format refuses
  }
  for (const value of valuesOfField({ type: 'commitMessage' }, ROWS)) {
    expect(value).toMatch(/^(feat|fix|chore|refactor|docs|test|perf)\([a-z]+\): [a-z][a-z -]+$/);
    expect(value.length).toBeLessThanOrEqual(72);
  }
});

it('has log lines whose message goes with the level, within the time asked for', () => {
  const [from, to] = ['2025-03-01T00:00:00Z', '2025-03-01T00:59:59.999Z'];
  const levels = new Map<string, Set<string>>();
  for (const value of valuesOfField({ type: 'logLine', from, to }, 20_000)) {
    const [, moment, level, message, duration] =
      /^(2025-03-01T00:\d\d:\d\d\.\d{3}Z) ([A-Z]+) \[[a-z]+\] ([a-z][a-z -]*?)(?: in (\d+) ms)?$/.exec(
        value,
      )!;
    expect(Date.parse(moment!)).not.toBeNaN();
    expect(duration !== undefined).toBe(level === 'INFO');
    levels.set(level!, (levels.get(level!) ?? new Set()).add(message!));
  }
  expect([...levels.keys()].sort()).toEqual(['DEBUG', 'ERROR', 'FATAL', 'INFO', 'TRACE', 'WARN']);
  const shared = [...levels.get('INFO')!].filter((message) => levels.get('ERROR')!.has(message));
  expect(shared).toEqual([]);
  expect(() => planOf([{ name: 'a', type: 'logLine', from: to, to: from }])).toThrow(InvalidSchema);
});

it('has levels about as often as real logs', () => {
  const values = valuesOfField({ type: 'logLevel' }, 20_000);
  const share = (level: string) => values.filter((value) => value === level).length / values.length;
  expect(share('INFO')).toBeCloseTo(0.7, 1);
  expect(share('FATAL')).toBeLessThan(0.01);
});

it('has names that containers and Kubernetes take', () => {
  for (const value of valuesOfField({ type: 'containerImage' }, ROWS)) {
    expect(value).toMatch(/^registry\.example(\/[a-z0-9]+([._-][a-z0-9]+)*)+:[\w][\w.-]{0,127}$/); // OCI reference
  }
  for (const value of valuesOfField({ type: 'podName' }, ROWS)) {
    expect(value).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/); // RFC 1123 label
  }
  for (const value of valuesOfField({ type: 'packageName' }, ROWS)) {
    expect(value).toMatch(/^@example\/[a-z0-9][a-z0-9._-]*$/);
  }
  for (const value of valuesOfField({ type: 'portMapping' }, ROWS)) {
    const [, host, container] = /^(\d+):(\d+)\/(tcp|udp)$/.exec(value)!;
    expect(Number(host)).toBeLessThan(49152);
    expect(Number(container)).toBeLessThan(65536);
  }
});

it('has cron expressions with every field in its range', () => {
  const ranges = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7],
  ] as const;
  for (const value of valuesOfField({ type: 'cronExpression' }, ROWS)) {
    const fields = value.split(' ');
    expect(fields).toHaveLength(5);
    fields.forEach((field, i) => {
      if (field === '*') return;
      for (const bound of field.split('-').map(Number)) {
        expect(bound).toBeGreaterThanOrEqual(ranges[i]![0]);
        expect(bound).toBeLessThanOrEqual(ranges[i]![1]);
      }
    });
  }
});
