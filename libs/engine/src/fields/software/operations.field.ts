import { parseIsoTimestamp } from '../../calendar/iso-8601-parse';
import { writeTimestamp } from '../../calendar/iso-8601-text';
import { writeInteger } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { below, choice, fraction32 } from '../../random/draw';
import { WeightedChoice } from '../../random/weighted-choice';
import { composedField } from '../composed/composed-field';
import { characters, digits, numbers } from '../composed/part';
import { defineField } from '../define-field';
import { listedField, weightedListField } from '../listed/listed-field';

const SPACE = 32;

const LEVELS = { TRACE: 1, DEBUG: 14, INFO: 70, WARN: 10, ERROR: 4.5, FATAL: 0.5 };

export const logLevel = weightedListField({
  type: 'logLevel',
  family: 'software',
  description: 'The level of a log line, mostly INFO.',
  weights: LEVELS,
});

const SERVICE_NAMES = [
  'accounts',
  'audit',
  'auth',
  'billing',
  'cart',
  'catalog',
  'checkout',
  'gateway',
  'inventory',
  'mailer',
  'orders',
  'payments',
  'pricing',
  'profiles',
  'reports',
  'scheduler',
  'search',
  'sessions',
  'shipping',
  'uploads',
];
const SERVICES = new Dictionary(SERVICE_NAMES);

/** What is said at which level: as trace or debug, as information, as warning, as error. */
const ROUTINE = [
  'cache hit',
  'cache miss',
  'connection taken from pool',
  'query planned',
  'retry not needed',
  'token parsed',
];
const INFORMATION = [
  'request completed',
  'order placed',
  'payment captured',
  'sign-in accepted',
  'e-mail queued',
  'job finished',
  'report written',
  'file stored',
  'session started',
];
const WARNINGS = [
  'slow query',
  'retrying request',
  'rate limit near',
  'queue is growing',
  'certificate expires soon',
];
const ERRORS = [
  'request failed',
  'connection refused',
  'deadline exceeded',
  'payment declined by provider',
  'disk is full',
  'lost connection to database',
];
/** Only what is told as information says how long it took. */
const INFO = 2;

export const logLine = defineField({
  type: 'logLine',
  family: 'software',
  description:
    'A line of a log: moment, level, service and a message that goes with the level, such as "2025-03-01T09:30:00.125Z INFO [orders] order placed in 42 ms".',
  example: { from: '2025-01-01T00:00:00Z', to: '2025-01-31T23:59:59Z' },
  options: {
    from: option.timestamp({ description: 'First moment.', default: '2025-01-01T00:00:00Z' }),
    to: option.timestamp({ description: 'Last moment.', default: '2025-12-31T23:59:59.999Z' }),
  },
  columnType: 'text',
  check: ({ from, to }, report) => {
    if (parseIsoTimestamp(from)! > parseIsoTimestamp(to)!)
      report('/from', 'empty_range', `from (${from}) must not be after to (${to})`);
  },
  compile: ({ from, to }, { random }) => {
    const first = Math.ceil(parseIsoTimestamp(from)!);
    const size = Math.floor(parseIsoTimestamp(to)!) - first + 1;
    const levels = new Dictionary(Object.keys(LEVELS));
    const weighted = new WeightedChoice(Object.values(LEVELS));
    const [routine, information, warnings, errors] = [ROUTINE, INFORMATION, WARNINGS, ERRORS].map(
      (list) => new Dictionary(list),
    ) as [Dictionary, Dictionary, Dictionary, Dictionary];
    const messages = [routine, routine, information, warnings, errors, errors];
    const opening = new Utf8Literal(' [');
    const closing = new Utf8Literal('] ');
    const after = new Utf8Literal(' in ');
    const unit = new Utf8Literal(' ms');
    return {
      type: 'text',
      maxBytes: 120,
      plain: true,
      write: (row, out) => {
        const cell = random.cell(row);
        const level = weighted.pick(fraction32(cell, 0));
        const list = messages[level]!;
        writeTimestamp(out, first + below(cell, 1, size));
        out.byte(SPACE);
        levels.write(level, out);
        opening.write(out);
        SERVICES.write(choice(cell, 3, SERVICES.size), out);
        closing.write(out);
        list.write(choice(cell, 4, list.size), out);
        if (level !== INFO) return;
        // Durations differ by orders of magnitude: the square of an even spread is mostly small.
        const slowness = fraction32(cell, 5);
        after.write(out);
        writeInteger(out, 1 + ((slowness * slowness * 2000) | 0));
        unit.write(out);
      },
    };
  },
});

export const errorCode = composedField({
  type: 'errorCode',
  family: 'software',
  description: 'A code of an error as applications number them, such as "BILLING-1042".',
  example: {},
  options: {},
  parts: () => [SERVICES.map((name) => name.toUpperCase()), '-', numbers(1000, 9999)],
});

export const databaseColumn = listedField({
  type: 'databaseColumn',
  family: 'software',
  description: 'The name of a column of a database, such as "created_at".',
  values:
    'id uuid name title email phone status type category description comment price amount currency quantity position country city postcode latitude longitude locale time_zone avatar_url token password_hash version is_active created_at updated_at deleted_at expires_at user_id account_id order_id product_id parent_id'.split(
      ' ',
    ),
});

export const databaseType = listedField({
  type: 'databaseType',
  family: 'software',
  description: 'A data type of PostgreSQL, such as "timestamptz".',
  values:
    'smallint|integer|bigint|numeric|real|double precision|boolean|text|varchar(255)|char(2)|bytea|date|time|timestamp|timestamptz|interval|uuid|json|jsonb|inet|cidr|macaddr|point|int4range|tstzrange|tsvector|xml'.split(
      '|',
    ),
});

export const databaseEngine = listedField({
  type: 'databaseEngine',
  family: 'software',
  description: 'The name of a database system.',
  values:
    'PostgreSQL|MySQL|MariaDB|SQLite|Oracle Database|Microsoft SQL Server|IBM Db2|MongoDB|Redis|Apache Cassandra|ClickHouse|CockroachDB|DuckDB|Elasticsearch|Firebird|InfluxDB|Neo4j|ScyllaDB|Snowflake|TimescaleDB'.split(
      '|',
    ),
});

export const operatingSystem = weightedListField({
  type: 'operatingSystem',
  family: 'software',
  description: 'An operating system, as often as visitors of web pages have it.',
  weights: { Android: 43, Windows: 27, iOS: 18, macOS: 7, Linux: 3, ChromeOS: 2 },
});

export const deploymentEnvironment = listedField({
  type: 'deploymentEnvironment',
  family: 'software',
  description: 'Where software runs: development, test, staging, preview or production.',
  values: ['development', 'test', 'staging', 'preview', 'production'],
});

const IMAGE_TEAMS = new Dictionary(['platform', 'shop', 'data', 'mobile', 'internal', 'tools']);
const WORKLOADS = new Dictionary(
  SERVICE_NAMES.flatMap((name) => ['api', 'worker', 'web'].map((role) => `${name}-${role}`)),
);

export const containerImage = composedField({
  type: 'containerImage',
  family: 'software',
  description:
    'A container image with its tag, in a registry below .example (RFC 2606), such as "registry.example/shop/orders-api:2.14.3".',
  example: {},
  options: {},
  parts: () => [
    'registry.example/',
    IMAGE_TEAMS,
    '/',
    WORKLOADS,
    ':',
    numbers(0, 12),
    '.',
    numbers(0, 40),
    '.',
    numbers(0, 40),
  ],
});

/** The characters of names that Kubernetes makes: no vowels, and no digits that look like them. */
const KUBERNETES_SAFE = 'bcdfghjklmnpqrstvwxz2456789';

export const podName = composedField({
  type: 'podName',
  family: 'software',
  description: 'The name of a Kubernetes pod of a deployment, such as "orders-api-7d4b9c8f6b-x2lqz".',
  example: {},
  options: {},
  parts: () => [WORKLOADS, '-', ...characters(KUBERNETES_SAFE, 10), '-', ...characters(KUBERNETES_SAFE, 5)],
});

export const cloudRegion = listedField({
  type: 'cloudRegion',
  family: 'software',
  description: 'A region of a cloud in the usual way of naming, such as "eu-west-1".',
  values: ['us', 'eu', 'ap', 'sa', 'ca', 'af', 'me'].flatMap((area) =>
    ['east', 'west', 'north', 'south', 'central'].flatMap((side) => [
      `${area}-${side}-1`,
      `${area}-${side}-2`,
    ]),
  ),
});

export const portMapping = composedField({
  type: 'portMapping',
  family: 'software',
  description: 'A port of a host mapped to one of a container, such as "18080:80/tcp".',
  example: {},
  options: {},
  parts: () => [
    numbers(1024, 49151),
    ':',
    new Dictionary(
      '53/udp 80/tcp 443/tcp 3000/tcp 3306/tcp 5432/tcp 5672/tcp 6379/tcp 8080/tcp 8443/tcp 9090/tcp 9200/tcp'.split(
        ' ',
      ),
    ),
  ],
});

export const cronExpression = composedField({
  type: 'cronExpression',
  family: 'software',
  description: 'A cron expression of five fields that runs once a day or less often, such as "15 3 * * 1-5".',
  example: {},
  options: {},
  parts: () => [
    numbers(0, 59),
    ' ',
    numbers(0, 23),
    ' ',
    new Dictionary(['* * *', '* * 0', '* * 1', '* * 1-5', '* * 6', '1 * *', '15 * *', '1 1 *']),
  ],
});

export const ticketKey = composedField({
  type: 'ticketKey',
  family: 'software',
  description: 'The key of an issue in a tracker, such as "SHOP-00042".',
  example: {},
  options: {},
  parts: () => [new Dictionary(['APP', 'API', 'DATA', 'OPS', 'SHOP', 'WEB']), '-', digits(5)],
});
