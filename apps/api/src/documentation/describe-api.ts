import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { readPackageInfo } from '@app/config';
import { correlationSchema, seriesSchema } from '@app/generation';
import { NAME } from '../http/validation/rules';
import { describeAccess } from './describe-access';
import { problemExamples } from './problem-responses';
import { IssueSchema, ProblemSchema } from './problem.schema';

const TAGS = {
  generation: 'Synthetic datasets of any size, from a schema.',
  exports: 'Data out: filtered exports to files.',
  uploads: 'Files in.',
  jobs: 'Everything that runs in the background, from its start to its end.',
  schedules: 'Requests that are made again and again.',
  webhooks: 'Events, posted to endpoints of yours.',
  datasets: 'What has been generated.',
  files: 'Exports and uploads, behind links that expire.',
  retention: 'What is removed, when, and what was.',
  keys: 'Who may use this, with `AUTH_MODE=api-key`.',
  service: 'What this is.',
  metrics: 'For Prometheus.',
  health: 'Probes.',
};

const DESCRIPTION = `Generates data as background jobs. Starting work answers at once with a job; \`GET /status/{jobId}\`
and its event stream follow it to its end.

Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`. Every answer carries \`X-Request-Id\`.
A POST with an \`Idempotency-Key\` can be repeated safely.

Where \`AUTH_MODE\` is not \`none\`, send an API key or a token. The scopes beside an operation say of what kind: one of
them is enough, and \`admin\` is all of them.`;

/** The OpenAPI document, from the decorators of the controllers. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const { version } = readPackageInfo();
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('VeoGen')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/');
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    extraModels: [ProblemSchema, IssueSchema],
  });
  describeAccess(document, app);
  const schemas = document.components?.schemas ?? {};
  for (const name of CLOSED) schemas[name] = { ...schemas[name], additionalProperties: false };
  document.components = {
    ...document.components,
    schemas: { ...schemas, Field: FIELD, Correlation: correlationSchema, Series: seriesSchema },
    examples: usedExamples(JSON.stringify(document.paths)),
  };
  return document;
}

function usedExamples(paths: string): ReturnType<typeof problemExamples> {
  const used = Object.entries(problemExamples()).filter(([code]) =>
    paths.includes(`"#/components/examples/${code}"`),
  );
  return Object.fromEntries(used);
}

/** Bodies, which may have no other properties than those described. */
const CLOSED = [
  'GenerateRequest',
  'GenerateListRequest',
  'RecordType',
  'PreviewRequest',
  'PreviewListRequest',
  'ExportRequest',
  'ExportFilters',
  'DateRange',
  'Condition',
  'CsvOptions',
  'ScheduleRequest',
  'ScheduleChanges',
  'WebhookRequest',
  'WebhookChanges',
  'JobFilter',
  'DeadLetterFilter',
  'JobSelection',
  'ReplayRequest',
  'RetryRequest',
  'ApiKeyRequest',
];

const FIELD = {
  type: 'object' as const,
  description:
    'A field of a record. Further properties are the options of its type: see `GET /generate/types`. A dataset that a ' +
    'file made has fields of type `ingested`, with the type of the column in `columnType`.',
  required: ['name', 'type'],
  properties: {
    name: { type: 'string' as const, pattern: NAME.source, example: 'email' },
    type: { type: 'string' as const, description: 'Name of a field type.', example: 'email' },
    nullRate: {
      type: 'number' as const,
      minimum: 0,
      maximum: 1,
      default: 0,
      description: 'Share of rows without a value.',
    },
    unique: {
      type: 'boolean' as const,
      default: false,
      description: 'Whether no two rows have the same value.',
    },
    perEntity: {
      type: 'boolean' as const,
      default: false,
      description: 'Whether all rows of an entity of `series` have the same value.',
    },
  },
  additionalProperties: true,
};
