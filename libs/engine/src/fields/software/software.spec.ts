import { planOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';
import { InvalidSchema } from '../../engine.errors';

const ROWS = 5000;

it('has versions that Semantic Versioning 2.0.0 allows', () => {
  // The expression that the standard suggests, without build metadata.
  const semver =
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$/;
  for (const preRelease of [false, true]) {
    const isAsAsked = (value: string) => {
      const parts = semver.exec(value);
      return parts !== null && (parts[4] !== undefined) === preRelease;
    };
    expect(counterexamples(valuesOfField({ type: 'semver', preRelease }, ROWS), isAsAsked)).toEqual([]);
  }
});

it('has commits of both lengths', () => {
  expect(counterexamples(valuesOfField({ type: 'commitHash' }, ROWS), /^[0-9a-f]{40}$/)).toEqual([]);
  expect(
    counterexamples(valuesOfField({ type: 'commitHash', length: 'short' }, ROWS), /^[0-9a-f]{7}$/),
  ).toEqual([]);
});

it('has branches that git takes, and subjects of Conventional Commits', () => {
  expect(counterexamples(valuesOfField({ type: 'gitBranch' }, ROWS), /^[a-z]+\/\d+(-[a-z]+)+$/)).toEqual([]); // nothing that git check-ref-format refuses
  const messages = valuesOfField({ type: 'commitMessage' }, ROWS);
  const subject = /^(feat|fix|chore|refactor|docs|test|perf)\([a-z]+\): [a-z][a-z -]+$/;
  expect(counterexamples(messages, subject)).toEqual([]);
  expect(counterexamples(messages, (message) => message.length <= 72)).toEqual([]);
});

it('has log lines whose message goes with the level, within the time asked for', () => {
  const [from, to] = ['2025-03-01T00:00:00Z', '2025-03-01T00:59:59.999Z'];
  const levels = new Map<string, Set<string>>();
  const line = /^(2025-03-01T00:\d\d:\d\d\.\d{3}Z) ([A-Z]+) \[[a-z]+\] ([a-z][a-z -]*?)(?: in (\d+) ms)?$/;
  const isLogLine = (value: string) => {
    const [, moment, level, message, duration] = line.exec(value) ?? [];
    if (moment === undefined) return false;
    levels.set(level!, (levels.get(level!) ?? new Set()).add(message!));
    return !Number.isNaN(Date.parse(moment)) && (duration !== undefined) === (level === 'INFO');
  };
  expect(counterexamples(valuesOfField({ type: 'logLine', from, to }, 20_000), isLogLine)).toEqual([]);
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
  expect(
    counterexamples(
      valuesOfField({ type: 'containerImage' }, ROWS),
      /^registry\.example(\/[a-z0-9]+([._-][a-z0-9]+)*)+:[\w][\w.-]{0,127}$/,
    ),
  ).toEqual([]); // OCI reference
  expect(
    counterexamples(valuesOfField({ type: 'podName' }, ROWS), /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  ).toEqual([]); // RFC 1123 label
  expect(
    counterexamples(valuesOfField({ type: 'packageName' }, ROWS), /^@example\/[a-z0-9][a-z0-9._-]*$/),
  ).toEqual([]);
  const isPortMapping = (value: string) => {
    const [, host, container] = /^(\d+):(\d+)\/(tcp|udp)$/.exec(value) ?? [];
    return Number(host) < 49152 && Number(container) < 65536;
  };
  expect(counterexamples(valuesOfField({ type: 'portMapping' }, ROWS), isPortMapping)).toEqual([]);
});

it('has cron expressions with every field in its range', () => {
  const ranges = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7],
  ] as const;
  const isInRange = (field: string, i: number) =>
    field === '*' ||
    field.split('-').every((bound) => Number(bound) >= ranges[i]![0] && Number(bound) <= ranges[i]![1]);
  const isCron = (value: string) => value.split(' ').length === 5 && value.split(' ').every(isInRange);
  expect(counterexamples(valuesOfField({ type: 'cronExpression' }, ROWS), isCron)).toEqual([]);
});
