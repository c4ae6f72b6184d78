import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Issue', description: 'One thing wrong with a request.' })
export class IssueSchema {
  @ApiProperty({
    description: 'JSON pointer (RFC 6901) to the place; empty for the whole.',
    example: '/fields/0/type',
  })
  pointer!: string;

  @ApiProperty({ description: 'Stable and machine-readable.', example: 'unknown_field_type' })
  code!: string;

  @ApiProperty({ example: 'Field "mail": There is no field type "emial". Did you mean "email"?' })
  message!: string;
}

@ApiSchema({
  name: 'Problem',
  description: 'An error, as RFC 9457 describes it. Some codes add members of their own.',
})
export class ProblemSchema {
  @ApiProperty({ format: 'uri', example: 'urn:veogen:problem:validation_failed' })
  type!: string;

  @ApiProperty({ description: 'The same for every problem of this code.', example: 'Request not valid' })
  title!: string;

  @ApiProperty({ type: 'integer', description: 'The HTTP status.', example: 400 })
  status!: number;

  @ApiProperty({
    description: 'What is wrong this time.',
    example: 'count must be a whole number from 1 to 1000000, not 0',
  })
  detail!: string;

  @ApiProperty({ description: 'Path of the request.', example: '/generate' })
  instance!: string;

  @ApiProperty({ description: 'Stable code; docs/errors.md lists all.', example: 'validation_failed' })
  code!: string;

  @ApiProperty({
    description: 'Names the request in our log.',
    example: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c',
  })
  requestId!: string;

  @ApiPropertyOptional({
    type: [IssueSchema],
    description: 'Everything found wrong, where there may be several things.',
  })
  errors?: IssueSchema[];
}
