// Plain errors, not AppErrors: they end a command on someone's terminal and never reach a client of the API.
/** There is no PostgreSQL for this platform, or its package is not installed. */
export class EmbeddedPostgresUnavailable extends Error {
    name = 'EmbeddedPostgresUnavailable';
}
/** PostgreSQL is there but could not be prepared or started; the message ends with what it said itself. */
export class EmbeddedPostgresFailed extends Error {
    name = 'EmbeddedPostgresFailed';
}
/** Another process that is still alive runs the database of this folder. */
export class EmbeddedPostgresInUse extends Error {
    dataDir;
    ownerPid;
    name = 'EmbeddedPostgresInUse';
    constructor(dataDir, ownerPid) {
        super(`The database in ${dataDir} is in use by another VeoGen process (pid ${ownerPid}).`);
        this.dataDir = dataDir;
        this.ownerPid = ownerPid;
    }
}
