import { loadEnvFile, readPackageInfo } from '@app/config';
import { Screen } from '@app/terminal';
import { CannotStart } from './cannot-start';
import { displayPath } from './instance/data-dir';
import { configuredPorts, openInstance, readStandaloneConfig } from './instance/open-instance';
import type { Instance } from './instance/start-instance';
import { alreadyRunning, whereToClick } from './messages';
import { runProgram } from './run-program';
import { listenForStop, type StopSignal } from './stop-signal';

/** Resolves with the reason of the first of these signals to be aborted. */
function firstAborted(...signals: AbortSignal[]): Promise<unknown> {
  const any = AbortSignal.any(signals);
  return new Promise((resolve) => {
    const settle = (): void => resolve(any.reason);
    if (any.aborted) settle();
    else any.addEventListener('abort', settle, { once: true });
  });
}

/** Serves until somebody stops us (0) or a part is down for good (its exit code). */
async function serve(instance: Instance, stop: StopSignal, screen: Screen): Promise<number> {
  const reason = await firstAborted(stop.signal, instance.failed);
  stop.onSecond = () => instance.hurry();
  if (stop.signal.aborted) screen.line('Stopping. Ctrl-C again to stop at once.');
  await instance.stop();
  if (!stop.signal.aborted && reason instanceof CannotStart) throw reason;
  screen.line('Stopped.');
  return 0;
}

/** `npm start`: the database unless DATABASE_URL names one, the API and a worker, until Ctrl-C. */
async function start(): Promise<number> {
  loadEnvFile();
  const environment = process.env;
  const { config, embedded } = readStandaloneConfig(environment);
  const stop = listenForStop();
  const screen = new Screen(process.stdout);
  const dataDir = displayPath(config.dataDir);

  const opened = await openInstance({
    config,
    embedded,
    environment,
    choosePorts: () => configuredPorts(config, environment),
    signal: stop.signal,
    report: ({ name, detail, seconds }) => screen.ok(name, detail, seconds),
    warn: (message) => screen.warn(message),
    announce: () => {
      screen.line(
        screen.paint('bold', `VeoGen ${readPackageInfo().version}`) +
          `   Node ${process.versions.node}   data: ${dataDir}`,
      );
      screen.line();
    },
  });
  if ('running' in opened) {
    process.stdout.write(`${alreadyRunning(opened.running)}\n`);
    return 0;
  }
  screen.line();
  for (const line of whereToClick(opened.instance.origin, config.http, dataDir)) screen.line(line);
  screen.line();
  return serve(opened.instance, stop, screen);
}

void runProgram(start);
