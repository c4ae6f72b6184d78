/**
 * A route that only answers, in a process of its own: `framework` is Nest + Express as their documentation shows it,
 * `stack` has the middleware, the validation and the answer of our own API around a handler that does nothing.
 *
 *     node -r @swc-node/register bench/enqueue/bare-route.ts framework|stack PORT
 */
import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { Body, Controller, HttpCode, Module, Post, Res, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { v7 as uuidv7 } from 'uuid';
import { createLogger, logRequests } from '@app/observability';
import { GenerateBody } from '../../apps/api/src/generation/generate.body';
import { readJsonBody } from '../../apps/api/src/http/body/json-body';
import { RequestValidation } from '../../apps/api/src/http/validation/validation.pipe';
import { acceptJob, type AcceptedJob } from '../../apps/api/src/jobs/accepted-job';
import { securityHeaders } from '../../apps/api/src/security/security-headers';
import { RequestDto } from './request.dto';

function answer(response: ServerResponse): AcceptedJob {
  return acceptJob(response, {
    jobId: uuidv7(),
    type: 'generate_dataset',
    status: 'pending',
    createdAt: new Date(),
  });
}

@Controller('generate')
class FrameworkController {
  @Post()
  @HttpCode(202)
  generate(@Body() _: RequestDto, @Res({ passthrough: true }) response: ServerResponse): AcceptedJob {
    return answer(response);
  }
}

@Controller('generate')
class StackController {
  @Post()
  @HttpCode(202)
  generate(@Body() _: GenerateBody, @Res({ passthrough: true }) response: ServerResponse): AcceptedJob {
    return answer(response);
  }
}

@Module({ controllers: [FrameworkController] })
class FrameworkModule {}

@Module({ controllers: [StackController] })
class StackModule {}

async function framework(): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(FrameworkModule, { logger: false });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  return app;
}

async function stack(): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(StackModule, {
    logger: false,
    bodyParser: false,
  });
  const logger = createLogger({ name: 'bare', log: { level: 'warn', pretty: false } });
  const contexts = new AsyncLocalStorage();
  const context = { runInContext: <R>(work: () => R, store: object): R => contexts.run(store, work) };
  app.set('etag', false);
  app.disable('x-powered-by');
  app.use(logRequests({ logger, context }));
  app.use(securityHeaders(() => false));
  app.use(readJsonBody({ maxBytes: 1_048_576, maxDepth: 32, isForeign: () => false }));
  app.useGlobalPipes(new RequestValidation());
  return app;
}

async function main(): Promise<void> {
  const [kind, port] = process.argv.slice(2);
  const app = await (kind === 'framework' ? framework() : stack());
  await app.listen(Number(port), '127.0.0.1');
  process.stdout.write('ready\n');
}

void main();
