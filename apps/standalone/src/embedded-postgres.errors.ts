// Plain errors, not AppErrors: they end a command on someone's terminal and never reach a client of the API.

/** There is no PostgreSQL for this platform, or its package is not installed. */
export class EmbeddedPostgresUnavailable extends Error {
  override readonly name = 'EmbeddedPostgresUnavailable';
}

/** PostgreSQL is there but could not be prepared or started; the message ends with what it said itself. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name = 'EmbeddedPostgresFailed';
}

/** Another process that is still alive runs the database of this folder. */
export class EmbeddedPostgresInUse extends Error {
  override readonly name = 'EmbeddedPostgresInUse';

  constructor(
    readonly dataDir: string,
    readonly ownerPid: number,
  ) {
    super(`The database in ${dataDir} is in use by another VeoGen process (pid ${ownerPid}).`);
  }
}
