import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Preview' })
export class PreviewResponse {
  @ApiProperty({ example: 'users' })
  recordType!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Send it with the real request to get these rows.',
    example: 42,
  })
  seed!: number;

  @ApiProperty({ type: 'integer', description: 'Number of the first row shown.', example: 0 })
  firstRow!: number;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rows!: Record<string, unknown>[];
}

@ApiSchema({ name: 'PreviewList' })
export class PreviewListResponse {
  @ApiProperty({ type: [PreviewResponse], description: 'In the order of the request.' })
  recordTypes!: PreviewResponse[];
}
