import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Health' })
export class HealthResponse {
  @ApiProperty({ enum: ['ok', 'degraded'], example: 'ok' })
  status!: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    description: 'Each part of the service with its status: `up`, `degraded` or `down`.',
    example: { database: { status: 'up' }, storage: { status: 'up' }, queue: { status: 'up', waiting: 0 } },
  })
  checks?: object;
}
