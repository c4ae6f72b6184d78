import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length } from 'class-validator';
import { DEFAULT_SQL_COUNT } from '@app/generation';
import { WholeNumber } from '../http/validation/rules';

const MAX_SQL = 500_000;
export const MAX_SQL_COUNT = 1_000_000_000;

@ApiSchema({ name: 'FromSqlRequest', description: 'Tables to make record types of.' })
export class FromSqlBody {
  @ApiProperty({
    minLength: 1,
    maxLength: MAX_SQL,
    description:
      'CREATE TABLE statements of PostgreSQL, or a dump by pg_dump. Other statements are passed over.',
    example: 'CREATE TABLE teams (id serial PRIMARY KEY, name text NOT NULL);',
  })
  @IsString()
  @Length(1, MAX_SQL)
  sql!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_SQL_COUNT,
    default: DEFAULT_SQL_COUNT,
    description:
      'Records of tables that no other refers to; those that are referred to get a tenth of it for each step.',
    example: 1000,
  })
  @IsOptional()
  @WholeNumber({ min: 1, max: MAX_SQL_COUNT })
  count?: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 1, maximum: MAX_SQL_COUNT },
    description: 'Records of single tables, by their names in the SQL.',
    example: { teams: 50 },
  })
  @IsOptional()
  @IsObject()
  counts?: Record<string, number>;
}
