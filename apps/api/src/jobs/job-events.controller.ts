import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { from } from 'rxjs';
import { Scope } from '@app/auth';
import { hasEnded, JobEventFeed, JobReader } from '@app/jobs';
import { Problems } from '../documentation/problem-responses';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { EventStreams } from './event-streams';

@ApiTags('jobs')
@Scope('read')
@Controller('jobs/:jobId/events')
export class JobEventsController {
  constructor(
    private readonly reader: JobReader,
    private readonly feed: JobEventFeed,
    private readonly streams: EventStreams,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'followJob',
    summary: 'Follow a job live',
    description:
      'Server-sent events `status`, `progress` and `retry`; the stream closes when the job has ended. ' +
      'A client that lost it sends `Last-Event-ID` and misses nothing. Browsers: `new EventSource(url)`.',
  })
  @ApiParam({ name: 'jobId', format: 'uuid' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', pattern: '^\\d+$' } })
  @ApiResponse({
    status: 200,
    description: 'The events.',
    content: {
      'text/event-stream': {
        schema: { type: 'string' },
        example: 'id: 7\nevent: progress\ndata: {"jobId":"…","done":61000,"total":100000}\n\n',
      },
    },
  })
  @ApiResponse({
    status: 204,
    description: 'The job has ended and the client has seen everything: no need to come back.',
  })
  @Problems('invalid_id', 'job_not_found')
  async follow(
    @Param('jobId', UuidParameter) jobId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { status } = await this.reader.get(jobId);
    const after = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
    if (!hasEnded(status)) return this.streams.send(response, this.feed.follow(jobId, after));
    // Nothing more will happen, so the stream must not stay open for it.
    const rest = await this.feed.history(jobId, after);
    if (rest.length > 0) return this.streams.send(response, from(rest));
    response.writeHead(204).end();
  }
}
