import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBody,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { AppConfig } from '@app/config';
import {
  countFollowsFrom,
  DEFAULT_PREVIEW_ROWS,
  EnqueueGeneration,
  fieldTypes,
  GenerationPreviewer,
  SqlReader,
} from '@app/generation';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { ValidationFailed } from '../http/http.errors';
import { jsonPointer } from '../http/problem/json-pointer';
import { eitherBody } from '../http/validation/validation.pipe';
import { BoundTo, markRepetition, Options, type RequestOptions } from '../http/idempotency-key';
import { acceptJob, type AcceptedJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { jobOptions } from '../jobs/job-options';
import { FieldTypeList } from './field-type-list';
import { FromSqlBody, MAX_SQL_COUNT } from './from-sql.body';
import { FromSqlResponse } from './from-sql.response';
import { FROM_SQL_EXAMPLES, GENERATE_EXAMPLES, PREVIEW_EXAMPLES } from './generate.examples';
import { GenerateBody, GenerateListBody, PreviewBody, PreviewListBody } from './generate.body';
import { requireAllowedCounts } from './record-limit';
import { PreviewListResponse, PreviewResponse } from './preview.response';

/** One of several shapes, in the document. */
const schemas = (...shapes: Parameters<typeof getSchemaPath>[0][]): { $ref: string }[] =>
  shapes.map((shape) => ({ $ref: getSchemaPath(shape) }));

@ApiTags('generation')
@Scope('generate')
@Controller('generate')
export class GenerationController {
  private readonly types: FieldTypeList = FieldTypeList.of(fieldTypes());

  constructor(
    private readonly commands: CommandBus,
    private readonly previewer: GenerationPreviewer,
    private readonly sql: SqlReader,
    private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'generate',
    summary: 'Generate datasets',
    description: 'Starts a job and answers at once. One record type, or several under `recordTypes`.',
  })
  @ApiExtraModels(GenerateBody, GenerateListBody)
  @ApiBody({ schema: { anyOf: schemas(GenerateBody, GenerateListBody) }, examples: GENERATE_EXAMPLES })
  @TakesIdempotencyKey()
  @AnswersWithJob('The job was accepted.')
  @Problems(
    ...BODY_PROBLEMS,
    'invalid_schema',
    'nothing_to_keep',
    'invalid_idempotency_key',
    'idempotency_key_reused',
    'tenant_not_allowed',
    'dataset_not_owned',
    'dataset_exists',
    'dataset_schema_conflict',
    'dataset_not_generated',
    'dataset_seed_conflict',
    'dataset_engine_conflict',
    'parent_changed',
    'backlog_full',
  )
  async generate(
    @Body(eitherBody('recordTypes', GenerateListBody, GenerateBody)) body: GenerateBody | GenerateListBody,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const { limits } = this.config;
    requireAllowedCounts(body, limits.records);
    const job = await this.commands.execute(
      new EnqueueGeneration(body, { ...options, ...jobOptions(body, limits) }),
    );
    markRepetition(response, job);
    return acceptJob(response, job);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewGeneration',
    summary: 'See the first rows',
    description: 'The rows that the same request with the same seed would give. Writes nothing.',
  })
  @ApiExtraModels(PreviewBody, PreviewListBody, PreviewResponse, PreviewListResponse)
  @ApiBody({ schema: { anyOf: schemas(PreviewBody, PreviewListBody) }, examples: PREVIEW_EXAMPLES })
  @ApiOkResponse({
    schema: { anyOf: schemas(PreviewResponse, PreviewListResponse) },
    description: 'The rows; a list for a list.',
  })
  @Problems(
    ...BODY_PROBLEMS,
    'invalid_schema',
    'dataset_not_owned',
    'dataset_exists',
    'dataset_schema_conflict',
    'dataset_not_generated',
    'dataset_seed_conflict',
    'dataset_engine_conflict',
    'parent_changed',
  )
  async preview(
    @Body(eitherBody('recordTypes', PreviewListBody, PreviewBody)) body: PreviewBody | PreviewListBody,
    @BoundTo() boundTo: string | undefined,
  ): Promise<PreviewResponse | PreviewListResponse> {
    if ('recordTypes' in body)
      return { recordTypes: await this.previewer.preview(body, body.rows ?? DEFAULT_PREVIEW_ROWS, boundTo) };
    const { count: rows = DEFAULT_PREVIEW_ROWS, ...request } = body;
    const count = countFollowsFrom(request.fields) ? undefined : rows;
    const [preview] = await this.previewer.preview({ ...request, count }, rows, boundTo);
    return preview as PreviewResponse;
  }

  @Post('from-sql')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'requestFromSql',
    summary: 'Make a request of CREATE TABLE statements',
    description:
      'Answers with a body for `POST /generate` that fills the tables, to be changed as needed. Writes nothing.',
  })
  @ApiBody({ type: FromSqlBody, examples: FROM_SQL_EXAMPLES })
  @ApiOkResponse({ type: FromSqlResponse, description: 'The request, and what to know about it.' })
  @Problems(...BODY_PROBLEMS, 'invalid_sql', 'sql_too_complex')
  requestFromSql(@Body() { sql, count, counts }: FromSqlBody): Promise<FromSqlResponse> {
    const issues = Object.entries(counts ?? {}).flatMap(([table, given]: [string, unknown]) => {
      if (Number.isInteger(given) && (given as number) >= 1 && (given as number) <= MAX_SQL_COUNT) return [];
      const message = `counts must be whole numbers from 1 to ${MAX_SQL_COUNT}`;
      return [{ pointer: jsonPointer(['counts', table]), code: 'out_of_range', message }];
    });
    if (issues.length > 0) throw new ValidationFailed(issues);
    return this.sql.request(sql, { count, counts });
  }

  @Get('types')
  @Scope('read')
  @ApiOperation({ operationId: 'listFieldTypes', summary: 'The types that a field can have' })
  @ApiOkResponse({ type: FieldTypeList, description: 'Every field type with its options as JSON Schema.' })
  @Problems()
  listTypes(): FieldTypeList {
    return this.types;
  }
}
