import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Service' })
export class ServiceResponse {
  @ApiProperty({ example: 'veogen' })
  name!: string;

  @ApiProperty({ example: '0.1.0' })
  version!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { status: 'up' } })
  database!: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { status: 'up', backend: 'postgres', waiting: 0 },
  })
  queue!: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Where to go from here.',
  })
  links!: Record<string, string>;
}
