import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { SCOPES, type ScopeName } from '@app/auth';
import { TENANT, TENANT_RULE } from '@app/jobs';
import { paged } from '../http/page-query';
import { Instant } from '../http/validation/rules';

@ApiSchema({ name: 'ApiKeyRequest', description: 'A key to be made.' })
export class ApiKeyBody {
  @ApiProperty({
    minLength: 1,
    maxLength: 100,
    description: 'For people; need not be unique.',
    example: 'ci',
  })
  @IsString({ message: 'name must be text' })
  @MinLength(1)
  @MaxLength(100)
  name!: string;

  @ApiProperty({
    enum: SCOPES,
    isArray: true,
    minItems: 1,
    description: 'What its holder may do. `admin` is all of it, and everything that belongs to the instance.',
    example: ['generate', 'read'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique({ message: 'scopes must not name a scope twice' })
  @IsIn(SCOPES, { each: true, message: `each of scopes must be one of ${SCOPES.join(', ')}` })
  scopes!: ScopeName[];

  @ApiPropertyOptional({
    pattern: TENANT.source,
    description:
      'Whose jobs, files and datasets its holder sees and makes. Default: a tenant of its own. Not with `admin`, which sees all.',
    example: 'team-a',
  })
  @IsOptional()
  @Matches(TENANT, { message: `tenant ${TENANT_RULE}` })
  tenant?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'From when on it is refused. Default: never.',
    example: '2099-12-31T23:59:59Z',
  })
  @IsOptional()
  @Instant()
  expiresAt?: string;
}

/** Which page of the keys. */
export class ListApiKeysQuery extends paged({ max: 200, byDefault: 50 }) {}
