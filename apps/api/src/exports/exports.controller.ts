import type { ServerResponse } from 'node:http';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { AppConfig } from '@app/config';
import { EnqueueExport } from '@app/exports';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { markRepetition, Options, type RequestOptions } from '../http/idempotency-key';
import { acceptJob, type AcceptedJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { eitherBody } from '../http/validation/validation.pipe';
import { jobOptions } from '../jobs/job-options';
import { ExportBody, ExportListBody } from './export.body';

const EXPORT_EXAMPLES = {
  parquet: {
    summary: 'All users as Parquet',
    value: { recordType: 'users', format: 'parquet', compression: 'snappy' },
  },
  everything: { summary: 'All users as CSV', value: { recordType: 'users', format: 'csv' } },
  selection: {
    summary: 'Some users and some of their fields as JSON',
    value: {
      recordType: 'users',
      format: 'json',
      fields: ['email', 'age', 'plan'],
      filters: {
        dateRange: { from: '2026-01-01T00:00:00Z', to: '2099-12-31T23:59:59Z' },
        where: [{ field: 'age', op: 'gte', value: 21 }],
      },
    },
  },
  masked: {
    summary: 'A tenth of the users, without their e-mail addresses, for Excel',
    value: {
      recordType: 'users',
      format: 'csv',
      fields: ['id', { field: 'email', as: 'E-mail' }, 'age'],
      sample: { rate: 0.1, seed: 7 },
      mask: [{ field: 'email', method: 'replace' }],
      csv: { delimiter: ';', bom: true, formulaGuard: true },
    },
  },
  archive: {
    summary: 'Users and orders of one moment in a zip',
    value: {
      format: 'ndjson',
      recordTypes: ['orders', { recordType: 'users', mask: ['email'] }],
    },
  },
};

@ApiTags('exports')
@Scope('export')
@Controller('export')
export class ExportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'export',
    summary: 'Export a dataset to a file',
    description:
      'Starts a job and answers at once. The `resultUri` of the completed job is the download link. One record type as ' +
      'a file, or several under `recordTypes` as a zip.',
  })
  @ApiExtraModels(ExportBody, ExportListBody)
  @ApiBody({
    schema: { anyOf: [ExportBody, ExportListBody].map((shape) => ({ $ref: getSchemaPath(shape) })) },
    examples: EXPORT_EXAMPLES,
  })
  @TakesIdempotencyKey()
  @AnswersWithJob('The job was accepted.')
  @Problems(
    ...BODY_PROBLEMS,
    'tenant_not_allowed',
    'dataset_not_found',
    'invalid_selection',
    'invalid_mask',
    'compression_unavailable',
    'unknown_format',
    'invalid_format_options',
    'invalid_idempotency_key',
    'idempotency_key_reused',
    'backlog_full',
  )
  async export(
    @Body(eitherBody('recordTypes', ExportListBody, ExportBody)) body: ExportBody | ExportListBody,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const job = await this.commands.execute(
      new EnqueueExport(body, { ...options, ...jobOptions(body, this.config.limits) }),
    );
    markRepetition(response, job);
    return acceptJob(response, job);
  }
}
