import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { DatasetView } from '@app/datasets';

@ApiSchema({ name: 'DatasetLinks' })
export class DatasetLinks {
  @ApiProperty({ example: '/datasets/users' })
  self!: string;

  @ApiProperty({ example: '/datasets/users/rows' })
  rows!: string;
}

@ApiSchema({
  name: 'Dataset',
  description: 'The rows of a record type, in the table datasets."<recordType>".',
})
export class DatasetResponse {
  @ApiProperty({ example: 'users' })
  recordType!: string;

  @ApiProperty({ type: 'integer', example: 1000 })
  rowCount!: number;

  @ApiProperty({ type: 'array', items: { $ref: '#/components/schemas/Field' } })
  fields!: object[];

  @ApiProperty({ example: 'en' })
  locale!: string;

  @ApiProperty({ type: 'integer', description: 'Gives the same rows again.', example: 42 })
  seed!: number;

  @ApiProperty({ description: 'Version of the engine that made the rows.', example: '1' })
  engineVersion!: string;

  @ApiProperty({ description: 'SHA-256 of the schema: rows can be appended under the same one only.' })
  schemaHash!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;

  @ApiProperty({ type: DatasetLinks })
  links!: DatasetLinks;
}

@ApiSchema({ name: 'DatasetList' })
export class DatasetListResponse {
  @ApiProperty({ type: [DatasetResponse] })
  datasets!: DatasetResponse[];
}

@ApiSchema({ name: 'RowPage' })
export class RowPageResponse {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'In row order. Beside the fields each has its row number, `_row`.',
  })
  rows!: Record<string, unknown>[];

  @ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })
  nextCursor!: string | null;
}

export function toDatasetResponse(dataset: DatasetView): DatasetResponse {
  const { recordType, rowCount, fields, locale, seed, engineVersion, schemaHash, createdAt, updatedAt } =
    dataset;
  const self = `/datasets/${recordType}`;
  return {
    recordType,
    rowCount,
    fields: [...fields],
    locale,
    seed,
    engineVersion,
    schemaHash,
    createdAt,
    updatedAt,
    links: { self, rows: `${self}/rows` },
  };
}
