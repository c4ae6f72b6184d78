import type { IncomingMessage } from 'node:http';
import { Controller, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { boundTenant, Scope } from 'veogen/auth';
import { EnqueueProfile } from './enqueue-profile';

@Controller('datasets')
export class ProfileController {
  constructor(private readonly commands: CommandBus) {}

  /** The job is followed like any other, at `/status/{jobId}`. */
  @Post(':recordType/profile')
  @HttpCode(202)
  @Scope('generate')
  async profile(
    @Param('recordType') recordType: string,
    @Req() request: IncomingMessage,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<{ jobId: string; type: string; status: string; links: { self: string } }> {
    const { jobId, type, status } = await this.commands.execute(
      new EnqueueProfile(recordType, { idempotencyKey, boundTo: boundTenant(request) }),
    );
    return { jobId, type, status, links: { self: `/status/${jobId}` } };
  }
}
