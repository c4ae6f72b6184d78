import { createServer } from 'node:net';
import { failed, type Finding, ok, type Setup, warning } from './check';

const ASK_MS = 2_000;

/** Whether the API can have its port, or has it. */
export async function checkApiPort({ config }: Setup): Promise<Finding> {
  const { host, port } = config.http;
  return checkPort(host, port, 'PORT', async (origin) => {
    const { name, version } = await ask(origin);
    return name === 'veogen' ? `VeoGen ${String(version)} listens at ${origin}` : undefined;
  });
}

/** The same for the probes of the worker. An instance that runs by itself looks for another one. */
export async function checkWorkerPort({ config, embedded }: Setup): Promise<Finding> {
  const { host } = config.http;
  const port = config.worker.healthPort;
  const finding = await checkPort(host, port, 'WORKER_HEALTH_PORT', async (origin) => {
    const { status } = await ask(`${origin}/health/live`);
    return status === 'ok' ? `a worker answers at ${origin}` : undefined;
  });
  return finding.status === 'failed' && embedded
    ? warning(finding.detail, 'veogen serve takes a free one instead; set WORKER_HEALTH_PORT to choose it.')
    : finding;
}

async function checkPort(
  host: string,
  port: number,
  setting: string,
  recognize: (origin: string) => Promise<string | undefined>,
): Promise<Finding> {
  if (port === 0) return ok('any free one');
  const code = await tryToListen(host, port);
  if (code === undefined) return ok(`${port} of ${host} is free`);
  if (code === 'EADDRINUSE') {
    const reachable = host === '0.0.0.0' || host === '' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
    const ours = await recognize(`http://${reachable}:${port}`).catch(() => undefined);
    if (ours !== undefined) return ok(ours);
    return failed(
      `${port} of ${host} is taken by another program`,
      `Set ${setting} to another port, or end that program.`,
    );
  }
  if (code === 'EACCES')
    return failed(
      `${port} needs administrator rights`,
      `Set ${setting} to a port above 1023, and put nginx in front.`,
    );
  return failed(
    `cannot listen on ${host}, port ${port}: ${code}`,
    'Set HOST to an address of this machine, such as 127.0.0.1.',
  );
}

/** @returns the system's error code when it is not possible */
function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

async function ask(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ASK_MS) });
  return (await response.json()) as Record<string, unknown>;
}
