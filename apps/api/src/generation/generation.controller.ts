import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppConfig } from '@app/config';
import { EnqueueGeneration, fieldTypes, GenerationPreviewer } from '@app/generation';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { markRepetition, Options, type RequestOptions } from '../http/idempotency-key';
import { acceptJob, type AcceptedJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { jobOptions } from '../jobs/job-options';
import { FieldTypeList } from './field-type-list';
import { GENERATE_EXAMPLES, PREVIEW_EXAMPLES } from './generate.examples';
import { GenerateBody, PreviewBody } from './generate.body';
import { requireAllowedCount } from './record-limit';
import { PreviewResponse } from './preview.response';

@ApiTags('generation')
@Controller('generate')
export class GenerationController {
  private readonly types: FieldTypeList = FieldTypeList.of(fieldTypes());

  constructor(
    private readonly commands: CommandBus,
    private readonly previewer: GenerationPreviewer,
    private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'generate',
    summary: 'Generate a dataset',
    description: 'Starts a job and answers at once.',
  })
  @ApiBody({ type: GenerateBody, examples: GENERATE_EXAMPLES })
  @TakesIdempotencyKey()
  @AnswersWithJob('The job was accepted.')
  @Problems(
    ...BODY_PROBLEMS,
    'invalid_schema',
    'nothing_to_keep',
    'invalid_idempotency_key',
    'idempotency_key_reused',
    'dataset_exists',
    'dataset_schema_conflict',
    'dataset_seed_conflict',
    'dataset_engine_conflict',
    'backlog_full',
  )
  async generate(
    @Body() body: GenerateBody,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const { limits } = this.config;
    requireAllowedCount(body, limits.records);
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
  @ApiBody({ type: PreviewBody, examples: PREVIEW_EXAMPLES })
  @ApiOkResponse({ type: PreviewResponse, description: 'The rows.' })
  @Problems(
    ...BODY_PROBLEMS,
    'invalid_schema',
    'dataset_exists',
    'dataset_schema_conflict',
    'dataset_seed_conflict',
    'dataset_engine_conflict',
  )
  preview(@Body() body: PreviewBody): Promise<PreviewResponse> {
    return this.previewer.preview(body);
  }

  @Get('types')
  @ApiOperation({ operationId: 'listFieldTypes', summary: 'The types that a field can have' })
  @ApiOkResponse({ type: FieldTypeList, description: 'Every field type with its options as JSON Schema.' })
  @Problems()
  listTypes(): FieldTypeList {
    return this.types;
  }
}
