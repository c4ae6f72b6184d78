import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { ConfigModule, readConfig } from '@app/config';
import { Database, DatabaseModule } from '@app/database';
import { defineJob } from '@app/jobs';
import { HandlesJob, type JobHandler, JobsWorkerModule } from '@app/jobs/worker';

/** A worker whose only kind of job kills the process that runs it, as an exhausted memory does. */

@HandlesJob()
@Injectable()
class DeadlyHandler implements JobHandler {
  readonly contract = defineJob<unknown>({
    kind: 'deadly',
    type: 'test',
    queue: 'upload',
    params: z.unknown(),
    progressUnit: 'records',
  });

  run(): Promise<never> {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  }

  async discard(): Promise<void> {}
}

async function main(): Promise<void> {
  const config = readConfig();
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen deadly worker',
    poolSize: 5,
    bulkPoolSize: 1,
    timeoutMs: config.database.timeoutMs,
  });
  @Module({
    imports: [ConfigModule.forRoot(config), DatabaseModule.forRoot(database), JobsWorkerModule],
    providers: [DeadlyHandler],
  })
  class DeadlyWorkerModule {}
  await NestFactory.createApplicationContext(DeadlyWorkerModule, { logger: false, abortOnError: false });
}

void main();
