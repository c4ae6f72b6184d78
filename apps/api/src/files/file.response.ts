import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'FileLinks' })
export class FileLinksResponse {
  @ApiProperty({ example: '/files/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  self!: string;

  @ApiProperty({ description: 'The bytes; signed, expires, made afresh at every read.' })
  content!: string;
}

@ApiSchema({ name: 'File' })
export class FileResponse {
  @ApiProperty({ format: 'uuid' })
  fileId!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The job that made it.' })
  jobId!: string | null;

  @ApiProperty({ example: 'users.csv' })
  name!: string;

  @ApiProperty({ example: 'text/csv; charset=utf-8' })
  contentType!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes.' })
  size!: number;

  @ApiProperty({ description: 'Lower-case hex.', pattern: '^[0-9a-f]{64}$' })
  sha256!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'From when on it is removed because of its age; `null`: never.',
  })
  expiresAt!: Date | null;

  @ApiProperty({ type: FileLinksResponse })
  links!: FileLinksResponse;
}
