import { EXIT } from './exit-codes';

/** Something the person at the keyboard can put right; shown without a stack. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
    /** For programs, with `--json`. */
    readonly code: string = 'failed',
  ) {
    super(message);
    this.name = 'CliError';
  }
}

/** A file, an option or a value on the command line that cannot be used. */
export class WrongUsage extends CliError {
  constructor(message: string) {
    super(message, EXIT.usage, 'usage');
  }
}

/** Ctrl-C or SIGTERM. */
export class Interrupted extends CliError {
  constructor() {
    super('Interrupted.', EXIT.interrupted, 'interrupted');
  }
}
