import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { type AppConfig, ConfigModule } from '@app/config';
import { Database, DatabaseModule } from '@app/database';
import { defineJob, type JobContract } from '@app/jobs';
import {
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
  JobsWorkerModule,
} from '@app/jobs/worker';

export const scriptedJob = defineJob<{ script: string }>({
  kind: 'scripted',
  type: 'test',
  queue: 'generation',
  params: z.object({ script: z.string() }),
  progressUnit: 'records',
});

type Script = (context: JobContext) => Promise<JobOutcome>;

/** What the jobs of a test do, by the name in their parameters. */
export const scripts = new Map<string, Script>();
/** Jobs whose leftovers were discarded. */
export const discarded: string[] = [];

export const done: JobOutcome = { resultUri: null, result: {} };

/** Rejects with the reason as soon as the signal is aborted; resolves never. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

@HandlesJob()
@Injectable()
export class ScriptedHandler implements JobHandler<{ script: string }> {
  readonly contract: JobContract<{ script: string }> = scriptedJob;

  run({ script }: { script: string }, context: JobContext): Promise<JobOutcome> {
    const run = scripts.get(script);
    if (run === undefined) throw new Error(`No script ${script}`);
    return run(context);
  }

  discard(_params: unknown, { jobId }: DiscardContext): Promise<void> {
    discarded.push(jobId);
    return Promise.resolve();
  }
}

/** A kind with defaults of its own. */
export const modestJob = defineJob<{ script: string }>({
  ...scriptedJob,
  kind: 'modest',
  maxAttempts: 2,
  timeoutMs: 150,
  backoff: { delayMs: 10, maxDelayMs: 10 },
});

@HandlesJob()
@Injectable()
export class ModestHandler extends ScriptedHandler {
  override readonly contract = modestJob;
}

@Module({})
class ScriptedWorkerModule {
  static with(config: AppConfig, database: Database): DynamicModule {
    return {
      module: ScriptedWorkerModule,
      imports: [ConfigModule.forRoot(config), DatabaseModule.forRoot(database), JobsWorkerModule],
      providers: [ScriptedHandler, ModestHandler],
    };
  }
}

/** A worker whose jobs do what a test says. */
export async function startScriptedWorker(config: AppConfig) {
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen test worker',
    poolSize: 10,
    bulkPoolSize: 4,
    timeoutMs: config.database.timeoutMs,
  });
  const app = await NestFactory.createApplicationContext(ScriptedWorkerModule.with(config, database), {
    logger: config.log.level === 'silent' ? false : ['error', 'warn', 'log', 'debug'],
    abortOnError: false,
  });
  return {
    app,
    database,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

export type ScriptedWorker = Awaited<ReturnType<typeof startScriptedWorker>>;
