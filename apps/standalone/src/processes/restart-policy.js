import { EXIT_CONFIGURATION } from '../cannot-start';
/** A process that lived longer than this had started properly: its end counts as a new misfortune. */
const STABLE_MS = 10_000;
const MAX_FAST_ENDS = 4;
const FIRST_DELAY_MS = 200;
const MAX_DELAY_MS = 5_000;
/**
 * Decides after every unexpected end of a process whether to start it again. The wait doubles from 0.2 s;
 * four ends in a row within 10 s of the start, or a wrong configuration, are for a person to look at.
 */
export class RestartPolicy {
    fastEnds = 0;
    next(end) {
        if (end.code === EXIT_CONFIGURATION)
            return { action: 'give-up', exitCode: EXIT_CONFIGURATION };
        this.fastEnds = end.ranMs < STABLE_MS ? this.fastEnds + 1 : 1;
        if (this.fastEnds >= MAX_FAST_ENDS)
            return { action: 'give-up', exitCode: 1 };
        return { action: 'restart', afterMs: Math.min(FIRST_DELAY_MS * 2 ** (this.fastEnds - 1), MAX_DELAY_MS) };
    }
}
/** "exit code 1" or "signal SIGKILL". */
export function describeEnd(end) {
    return end.signal === null ? `exit code ${end.code ?? 'unknown'}` : `signal ${end.signal}`;
}
