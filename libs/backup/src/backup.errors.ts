import { AppError } from '@app/errors';

/** `pg_dump` or `pg_restore` was not found in a version that can do the work; the message says where to get it. */
export class PostgresProgramMissing extends AppError {
  readonly code = 'postgres_program_missing';
}

/** `pg_dump` or `pg_restore` ended with an error; the message has what it said. */
export class PostgresProgramFailed extends AppError {
  readonly code = 'postgres_program_failed';
  override readonly retryable = true;

  constructor(
    program: string,
    said: string,
    /** Whether it had sent or taken bytes already. */
    readonly begun: boolean,
  ) {
    super(`${program} failed: ${said}`);
  }
}

/** No complete backup of this name is there. */
export class BackupNotFound extends AppError {
  readonly code = 'backup_not_found';
}

/** What is stored is not what was written: bytes are missing, more, in another order or others. */
export class BackupDamaged extends AppError {
  readonly code = 'backup_damaged';

  constructor(key: string, reason: string) {
    super(`The backup is damaged: ${key} ${reason}. Use another backup.`);
  }
}

/** The backup is encrypted and cannot be read with the key that is set, or none is. */
export class BackupKeyWrong extends AppError {
  readonly code = 'backup_key_wrong';
}

/** What was restored differs from what was backed up. */
export class BackupMismatch extends AppError {
  readonly code = 'backup_mismatch';

  constructor(differences: readonly string[]) {
    const more = differences.length - SHOWN;
    super(
      `What was restored is not what was backed up: ${differences.slice(0, SHOWN).join('; ')}` +
        (more > 0 ? `; and ${more} more` : ''),
      { details: { differences: differences.slice(0, 100) } },
    );
  }
}
const SHOWN = 5;

/** The database cannot be restored into as it is; nothing was changed. */
export class RestoreRefused extends AppError {
  readonly code = 'restore_refused';
}
