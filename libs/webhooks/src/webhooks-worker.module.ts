import { Module } from '@nestjs/common';
import { GuardedAddresses } from './addresses/guarded-addresses';
import { HostResolver } from './addresses/host-resolver';
import { WebhookSecrets } from './endpoints/webhook-secrets';
import { DeliveryClaims } from './sending/delivery-claims';
import { GuardedPost } from './sending/guarded-post';
import { WebhookSender } from './sending/webhook-sender';

/** Sends webhooks. */
@Module({
  providers: [DeliveryClaims, GuardedAddresses, GuardedPost, HostResolver, WebhookSecrets, WebhookSender],
})
export class WebhooksWorkerModule {}
