import { Module } from '@nestjs/common';
import { GuardedAddresses } from './addresses/guarded-addresses';
import { HostResolver } from './addresses/host-resolver';
import { WebhookDeliveries } from './deliveries/webhook-deliveries';
import { WebhookSecrets } from './endpoints/webhook-secrets';
import { Webhooks } from './endpoints/webhooks';

/** What an app needs that lets clients manage webhooks. It sends none. */
@Module({
  providers: [GuardedAddresses, HostResolver, WebhookDeliveries, WebhookSecrets, Webhooks],
  exports: [WebhookDeliveries, Webhooks],
})
export class WebhooksModule {}
