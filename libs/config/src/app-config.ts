import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import type { Issue } from '@app/errors';
import { InvalidConfiguration } from './config.errors';
import { SETTINGS, type SettingName } from './settings';

type Values = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };

export type QueueBackend = 'redis' | 'postgres';

/** How to reach S3. Only read where STORAGE_URL is an `s3://` URL, which names bucket and prefix. */
export interface S3Settings {
  /** Default: Amazon's for the region. */
  endpoint?: string | undefined;
  region: string;
  /** Default: what the AWS SDK finds by itself. Comes with `secretAccessKey` or not at all. */
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
  pathStyle: boolean;
  partBytes: number;
}

/** Which tokens are believed. URL, issuer and audience are empty unless `AUTH_MODE` is `jwt`. */
export interface JwtSettings {
  jwksUrl: string;
  issuer: string;
  audience: string;
  algorithms: readonly string[];
  clockToleranceSeconds: number;
  tenantClaim: string;
}

/** The typed configuration of a process. Durations are milliseconds and sizes bytes unless the name says otherwise. */
export class AppConfig {
  readonly environment: Values['NODE_ENV'];
  readonly http: {
    host: string;
    port: number;
    corsOrigins: readonly string[];
    /** As Express takes it. */
    trustProxy: boolean | number | string[];
    headersTimeoutMs: number;
    docs: boolean;
    queueBoard: Values['QUEUE_BOARD'];
  };
  readonly auth: { mode: Values['AUTH_MODE']; jwt: JwtSettings };
  /** `requests` 0: no limit. */
  readonly rateLimit: { requests: number; windowSeconds: number };
  readonly worker: { healthPort: number; concurrency: number; niceness: number };
  readonly dataDir: string;
  /** Names of packages, or paths relative to the working directory. */
  readonly extensions: readonly string[];
  readonly database: { url: string; poolSize: number; timeoutMs: number };
  readonly queue: { url: string; backend: QueueBackend };
  readonly storage: { url: string; redirectDownloads: boolean; s3: S3Settings };
  readonly links: { secret: string | undefined; ttlSeconds: number };
  readonly masking: { secret: string | undefined };
  readonly webhooks: {
    /** CIDR notation. */
    allowedNetworks: readonly string[];
    timeoutMs: number;
    secretKey: string | undefined;
  };
  /** Days; `null`: kept for ever. */
  readonly retention: {
    jobsDays: number | null;
    eventsDays: number | null;
    deadLettersDays: number | null;
    exportsDays: number | null;
    uploadsDays: number | null;
    archiveJobs: boolean;
  };
  readonly backup: {
    /** Where backups go. */
    url: string;
    encryptionKey: string | undefined;
    /** How many backups of each sort stay; see `libs/backup/src/store/kept-backups.ts`. */
    keep: { last: number; daily: number; weekly: number; monthly: number };
    /** Folder of pg_dump and pg_restore; default: where they are found. */
    postgresBin: string | undefined;
  };
  readonly jobs: {
    maxAttempts: number;
    retryDelayMs: number;
    leaseMs: number;
    timeoutMs: number;
    maxBacklog: number;
    /** Deliveries that a queue may have while its workers are idle. */
    queueWindow: number;
    /** Jobs that run at once, by kind. */
    kindLimits: Readonly<Record<string, number>>;
    /** Jobs of one tenant that run at once; 0: no limit. */
    tenantMaxRunning: number;
    chunkRows: number;
    fanOutRows: number;
  };
  readonly limits: {
    bodyBytes: number;
    jsonDepth: number;
    records: number;
    fields: number;
    uploadBytes: number;
    unpackedBytes: number;
    uploadIdleMs: number;
    resumableUploadTtlMs: number;
    /** What a request may ask for its job. */
    jobAttempts: number;
    jobTimeoutMs: number;
    runAheadDays: number;
  };
  readonly log: { level: Values['LOG_LEVEL']; pretty: boolean };
  /** Off without an endpoint. */
  readonly tracing: { endpoint: string | undefined; serviceName: string | undefined };
  readonly shutdownTimeoutMs: number;
  /** Part of the shutdown time. */
  readonly shutdownDrainMs: number;

  constructor(values: Values & { DATABASE_URL: string }) {
    this.environment = values.NODE_ENV;
    this.http = {
      host: values.HOST,
      port: values.PORT,
      corsOrigins: values.CORS_ORIGINS,
      trustProxy: values.TRUST_PROXY,
      headersTimeoutMs: values.HEADERS_TIMEOUT_MS,
      docs: values.DOCS_ENABLED,
      queueBoard: values.QUEUE_BOARD,
    };
    this.auth = {
      mode: values.AUTH_MODE,
      jwt: {
        jwksUrl: values.JWT_JWKS_URL ?? '',
        issuer: values.JWT_ISSUER ?? '',
        audience: values.JWT_AUDIENCE ?? '',
        algorithms: values.JWT_ALGORITHMS,
        clockToleranceSeconds: values.JWT_CLOCK_TOLERANCE_SECONDS,
        tenantClaim: values.JWT_TENANT_CLAIM,
      },
    };
    this.rateLimit = {
      requests: values.RATE_LIMIT_REQUESTS,
      windowSeconds: values.RATE_LIMIT_WINDOW_SECONDS,
    };
    this.worker = {
      healthPort: values.WORKER_HEALTH_PORT,
      concurrency: values.WORKER_CONCURRENCY,
      niceness: values.WORKER_NICENESS,
    };
    this.dataDir = resolve(values.DATA_DIR);
    this.extensions = values.EXTENSIONS;
    this.database = {
      url: values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
      timeoutMs: values.DATABASE_TIMEOUT_MS,
    };
    const queueUrl = values.QUEUE_URL ?? values.DATABASE_URL;
    this.queue = { url: queueUrl, backend: queueUrl.startsWith('redis') ? 'redis' : 'postgres' };
    this.storage = {
      url: values.STORAGE_URL ?? pathToFileURL(resolve(this.dataDir, 'storage')).href,
      redirectDownloads: values.S3_REDIRECT_DOWNLOADS,
      s3: {
        endpoint: values.AWS_ENDPOINT_URL_S3,
        region: values.AWS_REGION,
        accessKeyId: values.AWS_ACCESS_KEY_ID,
        secretAccessKey: values.AWS_SECRET_ACCESS_KEY,
        sessionToken: values.AWS_SESSION_TOKEN,
        pathStyle: values.S3_PATH_STYLE,
        partBytes: values.S3_PART_BYTES,
      },
    };
    this.links = { secret: values.LINK_SECRET, ttlSeconds: values.LINK_TTL_SECONDS };
    this.masking = { secret: values.MASK_SECRET };
    this.webhooks = {
      allowedNetworks: values.WEBHOOKS_ALLOW_PRIVATE,
      timeoutMs: values.WEBHOOKS_TIMEOUT_MS,
      secretKey: values.WEBHOOKS_SECRET_KEY,
    };
    this.retention = {
      jobsDays: values.RETENTION_JOBS_DAYS,
      eventsDays: values.RETENTION_EVENTS_DAYS,
      deadLettersDays: values.RETENTION_DEAD_LETTERS_DAYS,
      exportsDays: values.RETENTION_EXPORTS_DAYS,
      uploadsDays: values.RETENTION_UPLOADS_DAYS,
      archiveJobs: values.RETENTION_ARCHIVE_JOBS,
    };
    this.backup = {
      url: values.BACKUP_URL ?? this.storage.url,
      encryptionKey: values.BACKUP_ENCRYPTION_KEY,
      keep: {
        last: values.BACKUP_KEEP_LAST,
        daily: values.BACKUP_KEEP_DAILY,
        weekly: values.BACKUP_KEEP_WEEKLY,
        monthly: values.BACKUP_KEEP_MONTHLY,
      },
      postgresBin: values.PG_BIN,
    };
    this.jobs = {
      maxAttempts: values.JOB_MAX_ATTEMPTS,
      retryDelayMs: values.JOB_RETRY_DELAY_MS,
      leaseMs: values.JOB_LEASE_MS,
      timeoutMs: values.JOB_TIMEOUT_MS,
      maxBacklog: values.MAX_BACKLOG,
      queueWindow: values.QUEUE_WINDOW,
      kindLimits: values.JOB_KIND_LIMITS,
      tenantMaxRunning: values.TENANT_MAX_RUNNING,
      chunkRows: values.CHUNK_ROWS,
      fanOutRows: values.FAN_OUT_ROWS,
    };
    this.limits = {
      bodyBytes: values.MAX_BODY_BYTES,
      jsonDepth: values.MAX_JSON_DEPTH,
      records: values.MAX_RECORDS,
      fields: values.MAX_FIELDS,
      uploadBytes: values.MAX_UPLOAD_BYTES,
      unpackedBytes: values.MAX_UNPACKED_BYTES,
      uploadIdleMs: values.UPLOAD_IDLE_TIMEOUT_MS,
      resumableUploadTtlMs: values.RESUMABLE_UPLOAD_TTL_SECONDS * 1_000,
      jobAttempts: values.MAX_JOB_ATTEMPTS,
      jobTimeoutMs: values.MAX_JOB_TIMEOUT_MS,
      runAheadDays: values.MAX_RUN_AHEAD_DAYS,
    };
    this.tracing = {
      endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
      serviceName: values.OTEL_SERVICE_NAME,
    };
    this.log = {
      level: values.LOG_LEVEL,
      pretty:
        values.LOG_FORMAT === 'pretty' ||
        (values.LOG_FORMAT === 'auto' && values.NODE_ENV !== 'production' && process.stdout.isTTY === true),
    };
    this.shutdownTimeoutMs = values.SHUTDOWN_TIMEOUT_MS;
    this.shutdownDrainMs = Math.min(values.SHUTDOWN_DRAIN_MS, values.SHUTDOWN_TIMEOUT_MS / 2);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

function readSettings(environment: Environment): { values: Values; issues: Issue[] } {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [name, setting] of Object.entries(SETTINGS)) {
    // An empty variable is what `NAME=` in an env file leaves behind: it means "not set".
    const raw = environment[name] === '' ? undefined : environment[name];
    const result = setting.schema.safeParse(raw);
    if (result.success) {
      values[name] = result.data;
      continue;
    }
    const shown = setting.secret === true ? '' : `, not ${JSON.stringify(raw)}`;
    const message = `${result.error.issues[0]?.message ?? 'is not valid'}${shown}`;
    issues.push({ pointer: `/${name}`, code: 'invalid_setting', message });
  }
  return { values: values as Values, issues };
}

/**
 * Reads the whole configuration from an environment.
 * @throws InvalidConfiguration listing every wrong variable at once
 */
export function readConfig(environment: Environment = process.env): AppConfig {
  const { values, issues } = readSettings(environment);
  const databaseUrl = values.DATABASE_URL;
  if (databaseUrl === undefined && !issues.some((issue) => issue.pointer === '/DATABASE_URL')) {
    issues.push({
      pointer: '/DATABASE_URL',
      code: 'invalid_setting',
      message: 'is required, for example postgres://user:password@host:5432/database',
    });
  }
  issues.push(...missingForJwt(values));
  if (issues.length > 0 || databaseUrl === undefined) throw new InvalidConfiguration(issues);
  return new AppConfig({ ...values, DATABASE_URL: databaseUrl });
}

/** A token that is not checked for who made it and for whom is as good as none. */
function missingForJwt(values: Values): Issue[] {
  if (values.AUTH_MODE !== 'jwt') return [];
  return (['JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'] as const)
    .filter((name) => values[name] === undefined)
    .map((name) => ({
      pointer: `/${name}`,
      code: 'invalid_setting',
      message: 'is required with AUTH_MODE=jwt',
    }));
}

/** Whether `DATABASE_URL` is set: `npm start` embeds a database of its own when it is not. */
export function hasDatabaseUrl(environment: Environment = process.env): boolean {
  return (environment['DATABASE_URL'] ?? '') !== '';
}
