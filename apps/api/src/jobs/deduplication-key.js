import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;
/** @param type what users call the jobs among which the key is one of its kind */
export function DeduplicationKey(type) {
    return applyDecorators(ApiPropertyOptional({
        minLength: 1,
        maxLength: 255,
        pattern: PRINTABLE.source,
        description: `While a job of type \`${type}\` with this key has not ended, the answer is that job, whatever it was asked ` +
            'for, with the header `Deduplicated: true`.',
        example: 'nightly-users',
    }), IsOptional(), Matches(PRINTABLE, { message: 'deduplicationKey must be 1 to 255 printable ASCII characters' }));
}
