import {
  boolean,
  days,
  integer,
  limits,
  list,
  networks,
  oneOf,
  optionalText,
  proxies,
  someOf,
  text,
  url,
} from './setting';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Every environment variable that VeoGen reads, in the order of `.env.example`. */
export const SETTINGS = {
  NODE_ENV: oneOf(['development', 'test', 'staging', 'production'], {
    default: 'development',
    description: 'Where this runs. Production logs JSON and hides the text of unexpected errors.',
  }),
  HOST: text({ default: '127.0.0.1', description: 'Address to listen on; 0.0.0.0 for every interface.' }),
  PORT: integer({ default: 3000, min: 0, max: 65_535, description: 'Port of the API; 0 takes a free one.' }),
  WORKER_HEALTH_PORT: integer({
    default: 3001,
    min: 0,
    max: 65_535,
    description: "Port of the worker's probes; 0 takes a free one.",
  }),
  AUTH_MODE: oneOf(['none', 'api-key', 'jwt'], {
    default: 'none',
    description:
      'Who may use the API: anybody who reaches it, holders of a key (npm run keys), or of a token of your identity provider.',
  }),
  JWT_JWKS_URL: url(['https', 'http'], {
    example: 'https://id.example.com/.well-known/jwks.json',
    description: 'Keys of the identity provider. Needed with AUTH_MODE=jwt, as are the next two.',
  }),
  JWT_ISSUER: optionalText({
    example: 'https://id.example.com/',
    description: 'What `iss` of a token must be.',
  }),
  JWT_AUDIENCE: optionalText({ example: 'veogen', description: 'What `aud` of a token must have.' }),
  JWT_ALGORITHMS: someOf(
    ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    {
      default: 'RS256,PS256,ES256,EdDSA',
      description:
        'Algorithms that a token may be signed with, by commas. `none` and shared secrets never are.',
    },
  ),
  JWT_CLOCK_TOLERANCE_SECONDS: integer({
    default: 30,
    min: 0,
    max: 600,
    description: 'Seconds by which the clock of the identity provider may differ.',
  }),
  JWT_TENANT_CLAIM: text({
    default: 'tenant',
    pattern: /\S/,
    form: 'must not be empty',
    description: 'Claim that says for whom a token acts. Tokens without it have a tenant for each `sub`.',
  }),
  RATE_LIMIT_REQUESTS: integer({
    default: 0,
    min: 0,
    max: 1_000_000_000,
    description:
      'Requests that a key, a token or an address may make in RATE_LIMIT_WINDOW_SECONDS; beyond them 429. 0: no limit. Counted in Redis where the queue is, else by each process.',
  }),
  RATE_LIMIT_WINDOW_SECONDS: integer({
    default: 60,
    min: 1,
    max: 86_400,
    description: 'Seconds of the window of RATE_LIMIT_REQUESTS.',
  }),
  DATA_DIR: text({
    default: './.veogen',
    pattern: /\S/,
    form: 'must not be empty',
    description: 'Folder of the embedded database and of local storage.',
  }),

  DATABASE_URL: url(['postgres', 'postgresql'], {
    secret: true,
    example: 'postgres://veogen:veogen@127.0.0.1:5432/veogen',
    description:
      'PostgreSQL 14 or newer. Needed by api and worker; `npm start` embeds one when it is absent.',
  }),
  DATABASE_POOL_SIZE: integer({
    default: 10,
    min: 2,
    max: 500,
    description: 'Connections of one process for short statements.',
  }),
  DATABASE_TIMEOUT_MS: integer({
    default: 5_000,
    min: 100,
    max: 600_000,
    description: 'Milliseconds before a short statement, or the wait for a connection, is given up.',
  }),
  QUEUE_URL: url(['redis', 'rediss', 'postgres', 'postgresql'], {
    secret: true,
    example: 'redis://127.0.0.1:6379',
    description: 'Where the job queue lives: Redis or PostgreSQL. Default: the database.',
  }),
  // A scheme for each driver in libs/storage/src/drivers.
  STORAGE_URL: url(['file', 's3'], {
    secret: true,
    example: 'file:///var/lib/veogen/storage',
    description:
      'Where files live: a folder, or s3://bucket/prefix. Default: the folder `storage` in DATA_DIR.',
  }),
  AWS_ENDPOINT_URL_S3: url(['http', 'https'], {
    secret: true,
    example: 'http://127.0.0.1:9000',
    description: 'Endpoint of an S3-compatible service. Default: Amazon S3 in AWS_REGION.',
  }),
  AWS_REGION: text({
    default: 'us-east-1',
    pattern: /\S/,
    form: 'must not be empty',
    description: 'Region of the bucket.',
  }),
  AWS_ACCESS_KEY_ID: optionalText({
    secret: true,
    description:
      'Access key for S3. Default: what the AWS SDK finds, such as the role of the machine or the pod.',
  }),
  AWS_SECRET_ACCESS_KEY: optionalText({ secret: true, description: 'Secret of AWS_ACCESS_KEY_ID.' }),
  AWS_SESSION_TOKEN: optionalText({ secret: true, description: 'Token of a temporary AWS_ACCESS_KEY_ID.' }),
  S3_PATH_STYLE: boolean({
    default: false,
    description:
      'Address S3 as endpoint/bucket rather than bucket.endpoint; most services of your own need it.',
  }),
  S3_PART_BYTES: integer({
    default: 8 * MIB,
    min: 5 * MIB,
    max: 512 * MIB,
    description:
      'Bytes of a part of a multipart upload. An object has at most 10,000 parts; a write holds about three in memory.',
  }),
  S3_REDIRECT_DOWNLOADS: boolean({
    default: false,
    description:
      'Answer downloads with a redirect to S3 instead of streaming them; clients must reach the endpoint.',
  }),

  WORKER_CONCURRENCY: integer({
    default: 4,
    min: 1,
    max: 100,
    description: 'Jobs that one worker process runs at once, for each queue.',
  }),
  WORKER_NICENESS: integer({
    default: 5,
    min: 0,
    max: 19,
    description:
      'How far a worker steps back for other programs of the same machine, as for nice(1). It keeps the API quick where both share processors, and costs nothing where they do not.',
  }),
  CHUNK_ROWS: integer({
    default: 50_000,
    min: 100,
    max: 1_000_000,
    description:
      'Rows that a generation commits at once, in whole blocks of 1,000; a crash repeats at most this many.',
  }),
  FAN_OUT_ROWS: integer({
    default: 1_000_000,
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    description:
      'Rows from which on a generation is worked on by all workers that have room for a job, instead of by one.',
  }),
  JOB_MAX_ATTEMPTS: integer({
    default: 4,
    min: 1,
    max: 100,
    description: 'Times that a job which fails is tried before it fails for good (the first included).',
  }),
  JOB_RETRY_DELAY_MS: integer({
    default: 1_000,
    min: 10,
    max: 3_600_000,
    description:
      'Milliseconds before the first retry; each further one waits twice as long, up to 5 minutes.',
  }),
  JOB_LEASE_MS: integer({
    default: 10_000,
    min: 1_000,
    max: 600_000,
    description: 'Milliseconds after which the job of a worker that fell silent goes to another.',
  }),
  JOB_TIMEOUT_MS: integer({
    default: 6 * 3_600_000,
    min: 1_000,
    max: 7 * 24 * 3_600_000,
    description: 'Milliseconds that one attempt of a job may take before it is stopped.',
  }),
  MAX_JOB_ATTEMPTS: integer({
    default: 20,
    min: 1,
    max: 100,
    description: 'Largest `maxAttempts` that a request may ask for.',
  }),
  MAX_JOB_TIMEOUT_MS: integer({
    default: 24 * 3_600_000,
    min: 1_000,
    max: 7 * 24 * 3_600_000,
    description: 'Largest `timeoutMs` that a request may ask for.',
  }),
  MAX_RUN_AHEAD_DAYS: integer({
    default: 366,
    min: 0,
    max: 3_660,
    description: 'Days that the `runAt` of a request may lie ahead.',
  }),
  QUEUE_WINDOW: integer({
    default: 8,
    min: 1,
    max: 10_000,
    description:
      'Jobs that are handed to a queue ahead of its workers; twice as many as are running or as many as a worker starts in a tenth of a second, if that is more. The others wait where tenants take turns. Less is fairer.',
  }),
  JOB_KIND_LIMITS: limits({
    min: 1,
    max: 1_000_000,
    description:
      'Jobs of a kind that run at once over all workers, such as generate_dataset=2,export_dataset=1; the same in every process. Kinds that are not named have no limit.',
  }),
  TENANT_MAX_RUNNING: integer({
    default: 0,
    min: 0,
    max: 1_000_000,
    description:
      'Jobs of one tenant that run at once over all workers; the same in every process. 0: no limit. Jobs without a tenant have none.',
  }),
  MAX_BACKLOG: integer({
    default: 100_000,
    min: 1,
    max: 100_000_000,
    description: 'Jobs that may wait; beyond them new work is answered 503 with Retry-After.',
  }),
  SHUTDOWN_TIMEOUT_MS: integer({
    default: 20_000,
    min: 1_000,
    max: 600_000,
    description: 'Milliseconds that work in flight gets to finish or to be handed back after SIGTERM.',
  }),
  SHUTDOWN_DRAIN_MS: integer({
    default: 1_000,
    min: 0,
    max: 300_000,
    description:
      'Milliseconds after SIGTERM in which the API still takes requests although it is not ready, so that whoever distributes them notices; at most half of SHUTDOWN_TIMEOUT_MS, of which they are a part.',
  }),

  HEADERS_TIMEOUT_MS: integer({
    default: 20_000,
    min: 100,
    max: 600_000,
    description: 'Milliseconds that a client has to send the headers of a request.',
  }),
  MAX_BODY_BYTES: integer({
    default: MIB,
    min: KIB,
    max: 64 * MIB,
    description: 'Bytes of a JSON body.',
  }),
  MAX_JSON_DEPTH: integer({
    default: 32,
    min: 4,
    max: 500,
    description: 'Levels of nesting in a JSON body.',
  }),
  MAX_RECORDS: integer({
    default: 1_000_000_000,
    min: 1,
    max: 1_000_000_000_000,
    description: 'Records of one generation.',
  }),
  MAX_FIELDS: integer({ default: 500, min: 1, max: 1_500, description: 'Fields of one record type.' }),
  MAX_UPLOAD_BYTES: integer({
    default: 100 * MIB,
    min: 1,
    max: 1024 * 1024 * MIB,
    description: 'Bytes of an uploaded file.',
  }),
  MAX_UNPACKED_BYTES: integer({
    default: 10 * 1024 * MIB,
    min: 1,
    max: 1024 * 1024 * MIB,
    description: 'Bytes that a compressed file may have once it is unpacked to be ingested.',
  }),
  UPLOAD_IDLE_TIMEOUT_MS: integer({
    default: 30_000,
    min: 100,
    max: 3_600_000,
    description: 'Milliseconds of silence after which an upload is given up.',
  }),
  RESUMABLE_UPLOAD_TTL_SECONDS: integer({
    default: 24 * 3_600,
    min: 1,
    max: 30 * 24 * 3_600,
    description: 'Seconds after its last byte that an unfinished resumable upload can be gone on with.',
  }),

  LINK_SECRET: optionalText({
    secret: true,
    minLength: 32,
    description: 'Key that signs download links. Default: one made at first start and kept in the database.',
  }),
  LINK_TTL_SECONDS: integer({
    default: 3_600,
    min: 1,
    max: 30 * 24 * 3_600,
    description: 'Seconds that a download link stays valid.',
  }),

  MASK_SECRET: optionalText({
    secret: true,
    minLength: 32,
    description:
      'Secret of the keys that masked fields of exports are hashed with. Default: one made at first use and kept in the database.',
  }),

  WEBHOOKS_ALLOW_PRIVATE: networks({
    description:
      'Networks that webhooks may be sent to although they are not public, such as 127.0.0.0/8,fd00::/8; there also over plain http.',
  }),
  WEBHOOKS_TIMEOUT_MS: integer({
    default: 15_000,
    min: 100,
    max: 60_000,
    description: 'Milliseconds that the receiver of a webhook has to answer.',
  }),
  WEBHOOKS_SECRET_KEY: optionalText({
    secret: true,
    minLength: 32,
    description:
      'Key that encrypts the secrets of webhooks in the database. Default: one made at first use and kept there too.',
  }),

  RETENTION_JOBS_DAYS: days({
    default: 30,
    description:
      'Days after its end that a completed or cancelled job is removed, or never. This and the next five: the same for api and worker.',
  }),
  RETENTION_EVENTS_DAYS: days({
    default: 7,
    description: 'Days after the end of a job that its events are removed, or never: then with the job.',
  }),
  RETENTION_DEAD_LETTERS_DAYS: days({
    default: 90,
    description: 'Days after its end that a failed job is removed, or never.',
  }),
  RETENTION_EXPORTS_DAYS: days({
    default: 30,
    description: 'Days that files made by jobs are kept: exports and rejects; or never removed.',
  }),
  RETENTION_UPLOADS_DAYS: days({
    default: 'never',
    description: 'Days that uploaded files are kept, or never removed.',
  }),
  RETENTION_ARCHIVE_JOBS: boolean({
    default: false,
    description: 'Write jobs into files in storage (NDJSON, gzip) before they are removed.',
  }),

  BACKUP_URL: url(['file', 's3'], {
    secret: true,
    example: 's3://veogen-backups/production',
    description:
      'Where backups go: a folder, or s3://bucket/prefix with the S3 settings above. Best on other hardware than the database. Default: STORAGE_URL.',
  }),
  BACKUP_ENCRYPTION_KEY: optionalText({
    secret: true,
    minLength: 32,
    description:
      'Random text that backups are encrypted with (openssl rand -base64 32). Default: they are not. Without it they cannot be restored: keep it elsewhere.',
  }),
  BACKUP_KEEP_LAST: integer({
    default: 3,
    min: 1,
    max: 10_000,
    description: 'Newest backups that are kept, whatever their age.',
  }),
  BACKUP_KEEP_DAILY: integer({
    default: 7,
    min: 0,
    max: 10_000,
    description: 'Days (UTC) of which the newest backup is kept. All three 0: none is ever removed.',
  }),
  BACKUP_KEEP_WEEKLY: integer({
    default: 4,
    min: 0,
    max: 10_000,
    description: 'Weeks, from Monday, of which the newest backup is kept.',
  }),
  BACKUP_KEEP_MONTHLY: integer({
    default: 6,
    min: 0,
    max: 10_000,
    description: 'Months of which the newest backup is kept.',
  }),
  PG_BIN: optionalText({
    example: '/usr/lib/postgresql/18/bin',
    description:
      'Folder of pg_dump and pg_restore, of at least the major version of the server. Default: PATH, then where packages put them.',
  }),

  EXTENSIONS: list({
    default: '',
    description:
      'Packages, or files below the working directory, that add field types and jobs; by commas. The same for api and worker.',
  }),

  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'Least severe log line that is written.',
  }),
  LOG_FORMAT: oneOf(['auto', 'json', 'pretty'], {
    default: 'auto',
    description: 'auto: pretty on a terminal outside production, otherwise JSON.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(['http', 'https'], {
    secret: true,
    example: 'http://127.0.0.1:4318',
    description: 'Base URL of an OTLP/HTTP receiver of traces. Default: nothing is traced.',
  }),
  OTEL_SERVICE_NAME: optionalText({
    description: 'Name of the service in traces. Default: veogen-api and veogen-worker.',
  }),
  CORS_ORIGINS: list({
    default: '*',
    description: 'Origins allowed to call the API from a browser, by commas; * for any, empty for none.',
  }),
  TRUST_PROXY: proxies({
    description:
      'Believe X-Forwarded-* headers: of this many proxies in front, or of proxies in these networks, by commas; true believes all of it, which only a proxy that replaces the header makes safe.',
  }),
  DOCS_ENABLED: boolean({ default: true, description: 'Serve the Swagger explorer at /docs.' }),
  QUEUE_BOARD: oneOf(['off', 'read-only', 'full'], {
    default: 'read-only',
    description: 'Bull Board at /admin/queues.',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
