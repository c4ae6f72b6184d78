import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { FieldTypeInfo } from '@app/generation';

@ApiSchema({ name: 'FieldType' })
export class FieldType {
  @ApiProperty({ example: 'email' })
  name!: string;

  @ApiProperty({ example: 'internet' })
  family!: string;

  @ApiProperty({ example: 'An e-mail address.' })
  description!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema (2020-12) of a field of this type.',
  })
  options!: Record<string, unknown>;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'A field that can be used as it is.',
  })
  example!: Record<string, unknown>;

  @ApiProperty({
    type: [String],
    description: 'PostgreSQL types of its column; the options decide where there are several.',
  })
  columnTypes!: string[];

  @ApiProperty({ description: 'Whether `unique` may be asked for.' })
  unique!: boolean;
}

@ApiSchema({ name: 'FieldTypeList' })
export class FieldTypeList {
  @ApiProperty({ type: [FieldType] })
  types!: FieldType[];

  static of(infos: readonly FieldTypeInfo[]): FieldTypeList {
    return {
      types: infos.map(({ schema, example, columnTypes, ...rest }) => ({
        ...rest,
        options: { ...schema },
        example: { ...example },
        columnTypes: [...columnTypes],
      })),
    };
  }
}
