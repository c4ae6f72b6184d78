import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { DatasetView, Receipt, ReceiptPart } from '@app/datasets';

@ApiSchema({ name: 'DatasetLinks' })
export class DatasetLinks {
  @ApiProperty({ example: '/datasets/users' })
  self!: string;

  @ApiProperty({ example: '/datasets/users/rows' })
  rows!: string;

  @ApiProperty({
    description: 'POST here to compare the rows with the receipt.',
    example: '/datasets/users/verify',
  })
  verify!: string;
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

  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/Correlation' }] })
  correlation!: object | null;

  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/Series' }] })
  series!: object | null;

  @ApiProperty({ example: 'en' })
  locale!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Gives the same rows again; `null` for a dataset that a file made.',
    example: 42,
  })
  seed!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Version of the engine that made the rows; `null` for a dataset that a file made.',
    example: '1',
  })
  engineVersion!: string | null;

  @ApiProperty({ description: 'SHA-256 of the schema: rows can be appended under the same one only.' })
  schemaHash!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;

  @ApiProperty({ type: DatasetLinks })
  links!: DatasetLinks;
}

@ApiSchema({ name: 'ReceiptPart', description: 'Rows that one job wrote.' })
export class ReceiptPartResponse implements ReceiptPart {
  @ApiProperty({ format: 'uuid' })
  jobId!: string;

  @ApiProperty({ type: 'integer', example: 0 })
  firstRow!: number;

  @ApiProperty({ type: 'integer', example: 1000 })
  rows!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Gives these rows again; `null` for rows that were not generated.',
    example: 42,
  })
  seed!: number | null;

  @ApiProperty({ type: String, nullable: true, example: '1' })
  engineVersion!: string | null;

  @ApiProperty({ description: 'As that of the receipt, over these rows alone.' })
  sha256!: string;
}

@ApiSchema({
  name: 'Receipt',
  description: 'What jobs wrote into the dataset, whatever has become of its table since.',
})
export class ReceiptResponse implements Receipt {
  @ApiProperty({ type: 'integer', example: 1000 })
  rows!: number;

  @ApiProperty({ type: 'integer', description: 'Rows that are hashed together.', example: 1000 })
  blockRows!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'SHA-256 over all rows, the same for the same requests whatever the size of chunks and the number of workers. ' +
      '`null` when some rows were written by a version without receipts.',
  })
  sha256!: string | null;

  @ApiProperty({ type: 'integer', example: 1 })
  partCount!: number;

  @ApiProperty({ type: [ReceiptPartResponse], description: 'In row order, the first 100.' })
  parts!: ReceiptPartResponse[];
}

@ApiSchema({ name: 'DatasetDetail', description: 'A dataset with its receipt.' })
export class DatasetDetailResponse extends DatasetResponse {
  @ApiProperty({ type: ReceiptResponse })
  receipt!: ReceiptResponse;
}

const EXAMPLE_ROW = { _row: 0, age: 36, plan: 'free' };

/** A page of rows in each of its types. */
export const ROW_PAGE_CONTENT = {
  'application/json': { schema: { $ref: '#/components/schemas/RowPage' } },
  'application/x-ndjson': {
    schema: { type: 'string' as const, description: 'A row as JSON on each line.' },
    example: `${JSON.stringify(EXAMPLE_ROW)}\n`,
  },
  'text/csv': {
    schema: { type: 'string' as const, description: 'A line of names, then a line for each row.' },
    example: `${Object.keys(EXAMPLE_ROW).join()}\r\n${Object.values(EXAMPLE_ROW).join()}\r\n`,
  },
};

/** A row: whatever fields the dataset has, beside the row's number. */
export const ROW_SCHEMA = {
  type: 'object' as const,
  properties: { _row: { type: 'integer' as const, description: 'Row number.', example: 0 } },
  required: ['_row'],
  additionalProperties: true,
};

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
  const { recordType, rowCount, fields, correlation, series, locale, seed } = dataset;
  const { engineVersion, schemaHash, createdAt, updatedAt } = dataset;
  const self = `/datasets/${recordType}`;
  return {
    recordType,
    rowCount,
    fields: [...fields],
    correlation,
    series,
    locale,
    seed,
    engineVersion,
    schemaHash,
    createdAt,
    updatedAt,
    links: { self, rows: `${self}/rows`, verify: `${self}/verify` },
  };
}
