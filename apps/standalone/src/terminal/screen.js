import { displayWidth, fit } from './display-width';
import { formatSeconds } from './format';
import { paintFor } from './paint';
import { Progress } from './progress';
const WIDTH = 80;
const NAME_WIDTH = 20;
/** Prints what was done: plain lines of at most 80 columns, with colours and a moving bar on a terminal only. */
export class Screen {
    output;
    paint;
    progress;
    constructor(output) {
        this.output = output;
        this.paint = paintFor(output);
    }
    line(text = '') {
        this.progress?.clear();
        this.output.write(`${text === '' ? '' : `  ${text}`}\n`);
    }
    /** `ok  Migrations  3 applied  0.1 s`: a fact that was checked, and how long it took. */
    ok(name, detail, seconds) {
        const time = seconds === undefined ? '' : formatSeconds(seconds);
        const room = WIDTH - '  ok  '.length - NAME_WIDTH - 1 - (time === '' ? 0 : time.length + 2);
        const shown = time === '' ? detail : fit(detail, Math.max(room, displayWidth(detail)));
        this.line(`${this.paint('green', 'ok')}  ${fit(name, NAME_WIDTH)} ${shown}${time === '' ? '' : `  ${time}`}`);
    }
    warn(text) {
        this.line(`${this.paint('yellow', '!')}   ${text}`);
    }
    /** Shows how far a piece of work is, in one place on a terminal, as lines every few seconds elsewhere. */
    startProgress(label, unit) {
        this.progress = new Progress(this.output, label, unit, this.output.isTTY === true);
        return this.progress;
    }
}
