import { InvalidConfiguration } from '@app/config';
import { DatabaseUnavailable } from '@app/database';
import { AppError } from '@app/errors';
import { CannotStart, EXIT_CONFIGURATION } from './cannot-start';
import { EmbeddedPostgresFailed, EmbeddedPostgresInUse, EmbeddedPostgresUnavailable, } from './embedded-postgres.errors';
/** Errors whose message was written for the person at the keyboard; a stack would only hide it. */
const PLAIN = [AppError, EmbeddedPostgresFailed, EmbeddedPostgresInUse, EmbeddedPostgresUnavailable];
const causeOf = (error) => error.cause instanceof Error && error.cause.message !== '' ? ` (${error.cause.message})` : '';
/** What to tell the person at the keyboard about an error, and the exit code that goes with it. */
export function explain(error) {
    if (error instanceof CannotStart)
        return { message: error.message, exitCode: error.exitCode };
    if (error instanceof InvalidConfiguration)
        return { message: error.message, exitCode: EXIT_CONFIGURATION };
    if (error instanceof DatabaseUnavailable) {
        return { message: `${error.message}${causeOf(error)}. Check DATABASE_URL.`, exitCode: 1 };
    }
    if (error instanceof Error && PLAIN.some((type) => error instanceof type)) {
        return { message: error.message, exitCode: 1 };
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { message: `Unexpected error, please report it.\n${text}`, exitCode: 1 };
}
/** Runs a command-line program to its exit code; errors become one plain message on stderr. */
export async function runProgram(program) {
    // A reader that goes away (`| head`) or a closed terminal must not keep us from stopping cleanly.
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => undefined);
    try {
        process.exitCode = await program();
    }
    catch (error) {
        const { message, exitCode } = explain(error);
        process.stderr.write(`${message}\n`);
        process.exitCode = exitCode;
    }
    // Not process.exit at once: what was written to a pipe may still be on its way.
    process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
