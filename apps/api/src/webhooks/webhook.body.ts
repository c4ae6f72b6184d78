import { ApiProperty, ApiPropertyOptional, ApiSchema, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { WEBHOOK_EVENTS, type WebhookEvent, type WebhookSettings } from '@app/webhooks';
import { AbsoluteUrl, TYPE_OF_JOB } from '../http/validation/rules';

const MAX_JOB_TYPES = 20;

@ApiSchema({ name: 'WebhookRequest', description: 'An endpoint that is to hear of events.' })
export class WebhookBody implements WebhookSettings {
  @ApiProperty({
    format: 'uri',
    maxLength: 2048,
    description:
      'Where events are posted: https, on the public internet unless WEBHOOKS_ALLOW_PRIVATE allows more.',
    example: 'https://example.com/hooks/veogen',
  })
  @AbsoluteUrl()
  url!: string;

  @ApiProperty({
    type: [String],
    enum: WEBHOOK_EVENTS,
    minItems: 1,
    description: 'Which events. `job.*` are all of jobs.',
    example: ['job.completed', 'job.failed'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @ArrayUnique({ message: 'events must not name an event twice' })
  @IsIn(WEBHOOK_EVENTS, { each: true, message: `each of events must be one of ${WEBHOOK_EVENTS.join(', ')}` })
  events!: WebhookEvent[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: MAX_JOB_TYPES,
    description: 'Only events of jobs of these types; default: of all.',
    example: ['export'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_JOB_TYPES)
  @ArrayUnique({ message: 'jobTypes must not name a type twice' })
  @Matches(TYPE_OF_JOB, {
    each: true,
    message: 'each of jobTypes must be a type of job, for example generation',
  })
  jobTypes?: string[];

  @ApiPropertyOptional({ maxLength: 500, example: 'Tells the warehouse that new rows are there' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  description?: string;

  @ApiPropertyOptional({
    default: true,
    description: 'A disabled endpoint is sent nothing, and events that happen meanwhile are not kept for it.',
  })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

@ApiSchema({ name: 'WebhookChanges', description: 'What is to be changed; the rest stays.' })
export class WebhookChangesBody extends PartialType(WebhookBody) {}
