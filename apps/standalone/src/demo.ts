import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEnvFile, readPackageInfo, type Environment } from '@app/config';
import { formatBytes, formatSeconds, renderTable, roundSeconds, Screen } from '@app/terminal';
import { ApiClient } from './demo/api-client';
import { DatasetTable } from './demo/dataset-table';
import { DemoJournal } from './demo/demo-journal';
import { parseDemoOptions, type DemoOptions } from './demo/demo-options';
import type { DemoReport } from './demo/demo-report';
import { examplePath, readGenerateRequest } from './demo/generate-request';
import { runDemo } from './demo/run-demo';
import { findFreePort } from './free-port';
import { displayPath } from './instance/data-dir';
import { openInstance, readStandaloneConfig, waitForOrigin, type Opened } from './instance/open-instance';
import { claimPort } from './instance/ports';
import type { Step } from './instance/start-instance';
import { explain, runProgram } from './run-program';
import { listenForStop } from './stop-signal';

const HOST = '127.0.0.1';
const WIDTH = 78;

/** Where the demo's own instance listens: on this machine only, and never where something else might. */
function demoEnvironment(environment: Environment): Environment {
  return {
    ...environment,
    HOST,
    AUTH_MODE: 'none',
    RATE_LIMIT_REQUESTS: '0',
    PORT: '0',
    WORKER_HEALTH_PORT: '0',
    LOG_FORMAT: 'json',
  };
}

async function choosePorts(wanted: number | undefined): Promise<{ api: number; worker: number }> {
  const command = (port: number): string => `npm run demo -- --port ${port}`;
  const api = wanted === undefined ? await findFreePort(HOST) : await claimPort(HOST, wanted, command);
  let worker = await findFreePort(HOST);
  while (worker === api) worker = await findFreePort(HOST);
  return { api, worker };
}

function showResult(screen: Screen, report: DemoReport): void {
  screen.line();
  for (const [index, line] of renderTable(report.sample, report.fields, WIDTH).entries()) {
    screen.line(index === 0 ? screen.paint('bold', line) : line);
  }
  screen.line();
  const paths = report.files.map(({ path }) => displayPath(path));
  const width = Math.max(...paths.map((path) => path.length));
  for (const [index, { bytes, sha256 }] of report.files.entries()) {
    const path = (paths[index] ?? '').padEnd(width);
    screen.line(`${path}  ${formatBytes(bytes).padStart(8)}  sha256 ${sha256.slice(0, 16)}…`);
  }
}

/** `npm run demo`: the whole way of a dataset, from the request to files whose every byte was checked. */
async function demo(options: DemoOptions): Promise<number> {
  loadEnvFile();
  const environment = demoEnvironment(process.env);
  const { config, embedded } = readStandaloneConfig(environment);
  const request = readGenerateRequest(options.schema ?? examplePath(), options);
  const files = options.formats.map((format) => ({
    format,
    path: resolve(options.out ?? join(config.dataDir, 'demo', `${request.recordType}.${format}`)),
  }));
  const quiet = options.json && process.stderr.isTTY !== true;
  const screen = new Screen(quiet ? { write: () => true } : options.json ? process.stderr : process.stdout);
  const stop = listenForStop();
  const knownPlace = existsSync(config.dataDir);
  const logDir = join(config.dataDir, 'logs');

  const steps: Step[] = [];
  const version = readPackageInfo().version;
  const greeting = knownPlace ? 'welcome back' : 'demo';
  screen.line(
    `${screen.paint('bold', `VeoGen ${version}`)}   ${greeting}   Node ${process.versions.node}   data: ${displayPath(config.dataDir)}`,
  );
  screen.line();
  const opened: Opened = await openInstance({
    config,
    embedded,
    environment,
    choosePorts: () => choosePorts(options.port),
    announce: () => {
      rmSync(logDir, { recursive: true, force: true });
      mkdirSync(logDir, { recursive: true });
    },
    logDir,
    signal: stop.signal,
    report: (step) => {
      steps.push({ ...step, seconds: roundSeconds(step.seconds) });
      screen.ok(step.name, step.detail, step.seconds);
    },
    warn: (message) => screen.warn(message),
  });
  const instance = 'instance' in opened ? opened.instance : undefined;
  if (instance !== undefined) stop.onSecond = () => instance.hurry();
  stop.signal.addEventListener('abort', () => screen.line('Stopping. Ctrl-C again to stop at once.'));
  try {
    const { origin, databaseUrl } = instance ?? (await waitForOrigin(config.dataDir, stop.signal));
    if ('running' in opened)
      screen.ok('Running instance', `${origin} (pid ${opened.running.process.pid}) is used`);
    const signal = instance === undefined ? stop.signal : AbortSignal.any([stop.signal, instance.failed]);
    const report = await runDemo({
      api: new ApiClient(origin, signal),
      table: new DatasetTable(databaseUrl, request.recordType),
      request,
      files,
      journal: new DemoJournal(join(config.dataDir, 'demo', 'jobs.json')),
      replace: options.replace,
      screen,
    });
    showResult(screen, report);
    await instance?.stop();
    // Since this process was started, loading our own code included.
    const totalSeconds = roundSeconds(performance.now() / 1000);
    screen.line();
    screen.line(
      `Done in ${formatSeconds(totalSeconds)}; ${report.checks.length} checks held. npm start serves this data.`,
    );
    if (options.json) {
      const facts = {
        ok: true,
        version,
        node: process.versions.node,
        dataDir: config.dataDir,
        steps,
        ...report,
        totalSeconds,
      };
      process.stdout.write(`${JSON.stringify(facts)}\n`);
    }
    return 0;
  } finally {
    await instance?.stop();
  }
}

void runProgram(async () => {
  const options = parseDemoOptions(process.argv.slice(2));
  try {
    return await demo(options);
  } catch (error) {
    if (options.json) {
      const { message } = explain(error);
      process.stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
    }
    throw error;
  }
});
