import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RequestFromSql } from '@app/generation';

@ApiSchema({ name: 'FromSqlResponse' })
export class FromSqlResponse {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'A body for `POST /generate`, to be sent as it is or after changes.',
  })
  request!: RequestFromSql['request'];

  @ApiProperty({ type: [String], description: 'What was passed over, renamed or left out.' })
  notes!: string[];
}
