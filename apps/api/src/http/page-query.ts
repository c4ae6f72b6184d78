import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { NumberInQuery, WholeNumber } from './validation/rules';

type Constructor<T> = new () => T;

/** Which page of a list. */
export interface PageQuery {
  cursor?: string;
  limit: number;
}

/** For the document: the header of an answer that is a page of a list. */
export const NEXT_PAGE_LINK = {
  Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' as const } },
};

/**
 * A query of which the answer is a page of a list.
 * @param page.max most items of a page
 * @param page.byDefault items of a page where the client does not say
 * @param filter what the query says in front of that; default: nothing
 */
export function paged<T extends object>(
  { max, byDefault }: { max: number; byDefault: number },
  filter: Constructor<T> = Object as unknown as Constructor<T>,
): Constructor<T & PageQuery> {
  class Paged extends (filter as Constructor<object>) implements PageQuery {
    @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
    @IsOptional()
    @IsString()
    cursor?: string;

    @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: max, default: byDefault })
    @IsOptional()
    @NumberInQuery()
    @WholeNumber({ min: 1, max })
    limit: number = byDefault;
  }
  return Paged as Constructor<T & PageQuery>;
}
