import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { fallbackChain, LOCALES, type FieldTypeInfo } from '@app/generation';

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

@ApiSchema({ name: 'Locale' })
export class LocaleSummary {
  @ApiProperty({ example: 'de_AT' })
  code!: string;

  @ApiProperty({
    type: [String],
    description: 'Where it takes from what it does not have itself, in this order.',
    example: ['de', 'en'],
  })
  fallback!: string[];
}

@ApiSchema({ name: 'FieldTypeList' })
export class FieldTypeList {
  @ApiProperty({ type: [FieldType] })
  types!: FieldType[];

  @ApiProperty({ type: [LocaleSummary], description: 'What `locale` can be.' })
  locales!: LocaleSummary[];

  static of(infos: readonly FieldTypeInfo[]): FieldTypeList {
    return {
      types: infos.map(({ schema, example, columnTypes, ...rest }) => ({
        ...rest,
        options: { ...schema },
        example: { ...example },
        columnTypes: [...columnTypes],
      })),
      locales: LOCALES.map((code) => ({ code, fallback: fallbackChain(code).slice(1) })),
    };
  }
}
