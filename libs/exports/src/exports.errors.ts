import { AppError, type Issue } from '@app/errors';

/** Fields cannot be masked as asked, or rows are chosen by what is to be hidden. */
export class InvalidMask extends AppError {
  readonly code = 'invalid_mask' as const;

  constructor(issues: readonly Issue[]) {
    super(issues[0]?.message ?? 'The fields cannot be masked as asked', { issues });
  }
}

/** Files of the format are not packed so, or not by this version of Node.js. */
export class CompressionUnavailable extends AppError {
  readonly code = 'compression_unavailable' as const;

  constructor(compression: string, available: readonly string[]) {
    super(
      `Files of this format cannot be packed with ${compression} here, but with ${available.join(', ')}`,
      {
        issues: [
          { pointer: '/compression', code: 'not_available', message: `${compression} is not available` },
        ],
        details: { available: [...available] },
      },
    );
  }
}
