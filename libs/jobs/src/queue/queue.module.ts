import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { MetricsModule } from '@app/metrics';
import { QUEUE_NAMES, QUEUES } from '../contract/queues';
import { JobMetrics } from '../metrics/job-metrics';
import { DeliveryGate } from './delivery-gate';
import { DeliveryQueues } from './delivery-queues';
import { OutboxRelay } from './outbox-relay';
import { queueConnection } from './queue-connection';
import { StartPace } from './start-pace';

const queues = QUEUE_NAMES.map((name) =>
  BullModule.registerQueueAsync({
    name: QUEUES[name].name,
    inject: [AppConfig],
    useFactory: (config: AppConfig) => ({
      connection: queueConnection(config.queue, { role: 'producer' }),
      forceDisconnectOnShutdown: true,
    }),
  }),
);

@Module({
  imports: [...queues, MetricsModule],
  providers: [DeliveryGate, DeliveryQueues, JobMetrics, OutboxRelay, StartPace],
  exports: [DeliveryGate, DeliveryQueues, JobMetrics, OutboxRelay, StartPace, ...queues],
})
export class QueueModule {}
