import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { DELIVERY_STATUSES, type DeliveryStatus } from '@app/webhooks';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';

const DAY_S = 24 * 3_600;
const MAX_GRACE_S = 7 * DAY_S;
const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;

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

/** Which deliveries, and which page of them. */
export class ListDeliveriesQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  @IsOptional()
  @IsIn(DELIVERY_STATUSES, { message: `status must be one of ${DELIVERY_STATUSES.join(', ')}` })
  status?: DeliveryStatus;

  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE })
  @IsOptional()
  @NumberInQuery()
  @WholeNumber({ min: 1, max: MAX_PAGE })
  limit: number = DEFAULT_PAGE;
}
