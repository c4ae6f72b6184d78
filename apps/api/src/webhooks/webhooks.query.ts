import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DELIVERY_STATUSES, type DeliveryStatus } from '@app/webhooks';
import { paged } from '../http/page-query';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';

const DAY_S = 24 * 3_600;
const MAX_GRACE_S = 7 * DAY_S;

/** How the old secret leaves. */
export class RotateSecretQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_GRACE_S,
    default: DAY_S,
    description: 'Seconds for which messages carry a signature by the old secret, too; 0 when it has leaked.',
  })
  @IsOptional()
  @NumberInQuery()
  @WholeNumber({ min: 0, max: MAX_GRACE_S })
  gracePeriodSeconds: number = DAY_S;
}

/** Which deliveries. */
class DeliveryFilter {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  @IsOptional()
  @IsIn(DELIVERY_STATUSES, { message: `status must be one of ${DELIVERY_STATUSES.join(', ')}` })
  status?: DeliveryStatus;
}

/** Which deliveries, and which page of them. */
export class ListDeliveriesQuery extends paged({ max: 100, byDefault: 50 }, DeliveryFilter) {}
