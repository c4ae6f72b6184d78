import { AppError } from '@app/errors';

/** The content is of a kind that is not accepted, or of none that can be told. */
export class UnsupportedMediaType extends AppError {
  readonly code = 'unsupported_media_type' as const;
}

/** The content is not what the name or the type of the file say. */
export class ContentMismatch extends AppError {
  readonly code = 'content_mismatch' as const;

  constructor(claimed: string, found: string) {
    super(`The file claims to be ${claimed}, but its content is ${found}.`, { details: { claimed, found } });
  }
}

/** The file has no content. */
export class EmptyFile extends AppError {
  readonly code = 'empty_file' as const;

  constructor() {
    super('The file is empty.');
  }
}
