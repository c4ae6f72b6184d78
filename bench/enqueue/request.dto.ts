import { IsArray, IsInt, IsString, Max, Min } from 'class-validator';

/** The body of the benchmark's request, as a programmer who follows the documentation of Nest would describe it. */
export class RequestDto {
  @IsString()
  recordType!: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  count!: number;

  @IsInt()
  seed!: number;

  @IsArray()
  fields!: unknown[];
}
