/** Exit code for a wrong configuration (`EX_CONFIG` of sysexits.h): starting again cannot help. */
export const EXIT_CONFIGURATION = 78;
/** Exit code of a program that Ctrl-C ended (128 + SIGINT). */
export const EXIT_INTERRUPTED = 130;
/**
 * Something the person at the keyboard can put right. The message says what is wrong and, where there is
 * one, the command that fixes it; it is shown without a stack.
 */
export class CannotStart extends Error {
    exitCode;
    constructor(message, exitCode = 1) {
        super(message);
        this.exitCode = exitCode;
        this.name = 'CannotStart';
    }
}
/** Ctrl-C (or SIGTERM) while something was still starting or running. */
export class Interrupted extends CannotStart {
    constructor() {
        super('Interrupted.', EXIT_INTERRUPTED);
        this.name = 'Interrupted';
    }
}
