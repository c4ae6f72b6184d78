/**
 * What the documentation of Nest, Prisma and BullMQ shows, in a process of its own: validate, insert a row with Prisma,
 * `queue.add` on Redis, answer.
 *
 *     DATABASE_URL=… REDIS_URL=… node -r @swc-node/register bench/enqueue/documented-queue.ts PORT
 */
import 'reflect-metadata';
import { BullModule, InjectQueue } from '@nestjs/bullmq';
import { Body, Controller, HttpCode, Injectable, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Queue } from 'bullmq';
import { v7 as uuidv7 } from 'uuid';
import { PrismaClient } from '../../libs/database/src/prisma-client/client';
import { RequestDto } from './request.dto';

const redis = new URL(process.env['REDIS_URL'] ?? '');

@Injectable()
class PrismaService extends PrismaClient {
  constructor() {
    super({ adapter: new PrismaPg({ connectionString: process.env['DATABASE_URL'] ?? '' }) });
  }
}

@Controller('generate')
class GenerateController {
  constructor(
    private readonly prisma: PrismaService,
    @InjectQueue('documented') private readonly queue: Queue,
  ) {}

  @Post()
  @HttpCode(202)
  async generate(@Body() body: RequestDto): Promise<unknown> {
    const job = await this.prisma.job.create({
      data: {
        id: uuidv7(),
        type: 'documented',
        kind: 'documented',
        queue: 'documented',
        // Ended, so that no process of ours takes it.
        status: 'completed',
        finishedAt: new Date(),
        params: { ...body, fields: body.fields as object[] },
        maxAttempts: 3,
        timeoutMs: 60_000,
      },
    });
    await this.queue.add('generate', { jobId: job.id });
    return { jobId: job.id, status: 'pending', createdAt: job.createdAt };
  }
}

@Module({
  imports: [
    BullModule.forRoot({ connection: { host: redis.hostname, port: Number(redis.port) } }),
    BullModule.registerQueue({ name: 'documented' }),
  ],
  controllers: [GenerateController],
  providers: [PrismaService],
})
class DocumentedModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(DocumentedModule, { logger: ['error'] });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(Number(process.argv[2]), '127.0.0.1');
  process.stdout.write('ready\n');
}

void main();
