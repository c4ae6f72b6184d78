import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { JobKinds } from '@app/jobs';
import { Problems } from '../documentation/problem-responses';
import { JobKindListResponse, JobKindResponse } from './job-kind.response';

@ApiTags('jobs')
@Scope('admin')
@Controller('admin/kinds')
export class JobKindsController {
  constructor(private readonly kinds: JobKinds) {}

  @Get()
  @ApiOperation({ operationId: 'listJobKinds', summary: 'The kinds of job, and which are paused' })
  @ApiOkResponse({ type: JobKindListResponse, description: 'Every kind that a worker has a handler for.' })
  @Problems()
  async list(): Promise<JobKindListResponse> {
    return { kinds: await this.kinds.list() };
  }

  @Post(':kind/pause')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'pauseJobKind',
    summary: 'Start no more jobs of a kind',
    description:
      'In every worker, until it is resumed. New jobs are accepted and wait; running ones go on to their end.',
  })
  @ApiParam({ name: 'kind', example: 'export_dataset' })
  @ApiOkResponse({ type: JobKindResponse, description: 'The kind is paused.' })
  @Problems('job_kind_not_found')
  pause(@Param('kind') kind: string): Promise<JobKindResponse> {
    return this.kinds.pause(kind);
  }

  @Post(':kind/resume')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resumeJobKind', summary: 'Start the jobs of a kind again' })
  @ApiParam({ name: 'kind', example: 'export_dataset' })
  @ApiOkResponse({ type: JobKindResponse, description: 'The kind is not paused.' })
  @Problems('job_kind_not_found')
  resume(@Param('kind') kind: string): Promise<JobKindResponse> {
    return this.kinds.resume(kind);
  }
}
