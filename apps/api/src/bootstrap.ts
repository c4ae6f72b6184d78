import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { HttpAdapterHost, NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type AppConfig, readPackageInfo } from '@app/config';
import { Database } from '@app/database';
import { loadExtensions } from '@app/extensions';
import { assertCommandHandlers } from '@app/jobs';
import { measureProcess, Metrics } from '@app/metrics';
import {
  activeTracer,
  createLogger,
  type Logger,
  logRequests,
  NestLogger,
  PinoLogger,
  traceRequests,
  withoutStartChatter,
} from '@app/observability';
import { openStorage } from '@app/storage';
import { ApiModule, type ApiParts } from './api.module';
import { AccessGuard, requireScopeFor } from './auth/access.guard';
import { admit } from './auth/admission';
import { assertEveryRouteDeclared } from './auth/assert-declared';
import { Authenticator } from './auth/authenticator';
import { Ownership } from './auth/ownership';
import { DOCUMENTATION_PATHS, isPage } from './auth/pages';
import { COMMANDS } from './commands';
import { mountDocumentation } from './documentation/documentation';
import { readJsonBody } from './http/body/json-body';
import { Routes } from './http/routes';
import { ProblemFilter } from './http/problem/problem.filter';
import { HttpAdapter } from './http/server';
import { RequestValidation } from './http/validation/validation.pipe';
import { measureRequests } from './metrics/request-metrics';
import { mountQueueBoard, QUEUE_BOARD_PATH } from './queue-board/queue-board';
import { RequestLimiter } from './rate-limits/request-limiter';
import { securityHeaders } from './security/security-headers';
import { crossOrigin } from './security/cross-origin';
import { closeWithLastAnswers } from './service/last-answers';
import { ServiceState } from './service/service-state';
import { startGate } from './service/start-gate';

/** Milliseconds between two looks for connections that have become idle while stopping. */
const IDLE_SWEEP_MS = 50;
/** Milliseconds that queue and storage get to let go; the client of a Redis that is down would wait for its return. */
const RELEASE_MS = 2_000;
/** Share of the shutdown time that requests under way may take; the rest is for closing what they use. */
const REQUESTS_SHARE = 0.8;

export interface RunningApi {
  /** Where it listens, for example `http://127.0.0.1:3000`. */
  url: string;
  app: NestExpressApplication;
  logger: Logger;
  /**
   * Turns readiness off, then stops taking requests, finishes those under way, and lets go of everything. Safe to call
   * twice.
   * @param drainMs milliseconds in which requests are still taken, because they are still sent (default: 0)
   */
  close(drainMs?: number): Promise<void>;
}

/**
 * Starts the API. It listens even while the database is down or not migrated, and says so to whoever asks.
 * @param logger default: one made from the configuration
 * @throws InvalidStorageUrl StorageNotUsable, or the error of the listening socket, such as `EADDRINUSE`
 */
export async function startApi(
  config: AppConfig,
  logger: Logger = createLogger({ name: 'api', log: config.log }),
): Promise<RunningApi> {
  // A URL that is wrong is told before anything is started.
  openStorage(config.storage.url, config.storage);
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen api',
    poolSize: config.database.poolSize,
    bulkPoolSize: 2,
    timeoutMs: config.database.timeoutMs,
    pulse: true,
    onError: (error) => logger.warn({ err: error }, 'A database connection broke'),
  });
  const state = new ServiceState(database);
  let app: NestExpressApplication | undefined;
  try {
    const extensions = loadExtensions(config.extensions);
    const module = ApiModule.forRoot({ config, database, logger, state, extensions });
    const adapter = new HttpAdapter(config.http.headersTimeoutMs);
    app = await NestFactory.create<NestExpressApplication>(module, adapter, {
      bodyParser: false,
      abortOnError: false,
      bufferLogs: true,
    });
    assertCommandHandlers(app, COMMANDS);
    app.useLogger(withoutStartChatter(app.get(NestLogger)));
    const { version } = readPackageInfo();
    measureProcess(app.get(Metrics), { app: 'api', version, pools: () => database.pools });
    configure(app, await app.resolve(PinoLogger), { config, logger, state });
    await state.start();
    await app.init();
    assertEveryRouteDeclared(app, [...DOCUMENTATION_PATHS, QUEUE_BOARD_PATH]);
    const server = await app.listen(config.http.port, config.http.host);
    const address = server.address() as AddressInfo;
    const url = urlOf(address);
    logger.info({ url }, `Listening on ${url}`);
    if (config.auth.mode === 'none' && !isLoopback(address.address))
      logger.warn(
        'AUTH_MODE is none: whoever reaches this address may do everything. See docs/authentication.md',
      );
    return {
      url,
      app,
      logger,
      close: closer({ app, server, database, state, logger, timeoutMs: config.shutdownTimeoutMs }),
    };
  } catch (error) {
    state.stop();
    const closed = app?.close().catch(() => undefined);
    if (closed !== undefined) await within(RELEASE_MS, closed, () => undefined);
    await database.close();
    throw error;
  }
}

/** The way of a request, in order. What is the same for production and tests is only here. */
function configure(
  app: NestExpressApplication,
  context: PinoLogger,
  parts: Omit<ApiParts, 'database' | 'extensions'>,
): void {
  const { config, logger, state } = parts;
  const { http, limits } = config;
  app.set('etag', false);
  app.set('trust proxy', http.trustProxy);
  app.disable('x-powered-by');

  const tracer = activeTracer();
  if (tracer !== undefined) app.use(traceRequests(tracer, isProbe));
  app.use(logRequests({ logger, context, isQuiet: (path) => isProbe(path) || isScrape(path) }));
  app.use(
    measureRequests(app.get(Metrics), new Routes(app.get(HttpAdapterHost)), [QUEUE_BOARD_PATH, '/docs']),
  );
  app.use(closeWithLastAnswers(state));
  app.use(securityHeaders(isPage));
  crossOrigin(app, http.corsOrigins);
  const authenticator = app.get(Authenticator);
  const limiter = app.get(RequestLimiter);
  // Who may see the pages, the database knows.
  const isOpen = (path: string): boolean => !authenticator.isOn && (isPage(path) || path === '/openapi.json');
  app.use(startGate(state, (path) => isProbe(path) || path === '/metrics' || isOpen(path)));
  if (authenticator.isOn || limiter.isOn) app.use(admit(authenticator, limiter));
  if (authenticator.isOn) {
    app.use([...DOCUMENTATION_PATHS], requireScopeFor('read'));
    app.use(QUEUE_BOARD_PATH, requireScopeFor('admin'));
    app.useGlobalGuards(new AccessGuard(app.get(Reflector), app.get(Ownership)));
  }
  if (http.queueBoard !== 'off') mountQueueBoard(app, http.queueBoard);
  app.use(
    readJsonBody({ maxBytes: limits.bodyBytes, maxDepth: limits.jsonDepth, isForeign: readsItsOwnBody }),
  );
  if (http.docs) mountDocumentation(app);
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter(app.get(HttpAdapterHost), config));
}

const isProbe = (path: string): boolean => path.startsWith('/health/');
const isScrape = (path: string): boolean => /^\/metrics(\/|$)/.test(path);
const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);
const readsItsOwnBody = (path: string): boolean => /^\/upload(\/|$)/.test(path);

function urlOf({ address, family, port }: AddressInfo): string {
  const host =
    { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[address] ?? (family === 'IPv6' ? `[${address}]` : address);
  return `http://${host}:${port}`;
}

interface Closing {
  app: NestExpressApplication;
  server: Server;
  database: Database;
  state: ServiceState;
  logger: Logger;
  timeoutMs: number;
}

function closer({ app, server, database, state, logger, timeoutMs }: Closing): RunningApi['close'] {
  let closing: Promise<void> | undefined;
  const close = async (drainMs: number): Promise<void> => {
    const deadline = setTimeout(() => server.closeAllConnections(), timeoutMs * REQUESTS_SHARE);
    // Who was never ready was sent nothing.
    const wasSentRequests = state.phase === 'running';
    state.stop();
    // Each answer asks its client to close the connection, so that few are idle, and may be in use, when we close them.
    if (wasSentRequests) await delay(drainMs);
    state.leave();
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
    await new Promise((resolve) => server.close(resolve));
    clearInterval(idle);
    clearTimeout(deadline);
    await within(RELEASE_MS, app.close(), () => logger.warn('Queue or storage did not let go in time'));
    await database.close();
  };
  return (drainMs = 0) => (closing ??= close(drainMs));
}

/** Waits for `work`, but not for longer than `ms`. */
async function within(ms: number, work: Promise<void>, onLate: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      onLate();
      resolve();
    }, ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
