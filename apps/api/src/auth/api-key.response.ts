import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type ApiKey, SCOPES, type ScopeName } from '@app/auth';

@ApiSchema({ name: 'ApiKey', description: 'A key, without its secret.' })
export class ApiKeyResponse implements ApiKey {
  @ApiProperty({ format: 'uuid' })
  keyId!: string;

  @ApiProperty({ example: 'ci' })
  name!: string;

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: ScopeName[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Whose jobs, files and datasets its holder sees; `null` with `admin`, which sees all.',
  })
  tenant!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who made it; `null`: somebody on the command line.',
  })
  createdBy!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '`null`: it does not expire.',
  })
  expiresAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Exact to a minute.' })
  lastUsedAt!: Date | null;
}

@ApiSchema({ name: 'NewApiKey', description: 'A key that was made, with what its holder sends.' })
export class NewApiKeyResponse extends ApiKeyResponse {
  @ApiProperty({
    description:
      'To be sent as `Authorization: Bearer …` or `X-API-Key`. It is shown this once and is not kept.',
  })
  secret!: string;
}

@ApiSchema({ name: 'ApiKeyPage' })
export class ApiKeyPageResponse {
  @ApiProperty({ type: [ApiKeyResponse] })
  keys!: ApiKeyResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
