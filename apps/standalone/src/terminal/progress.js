import { fit } from './display-width';
import { formatCount } from './format';
const BAR_WIDTH = 30;
const LABEL_WIDTH = 20;
const REDRAW_MS = 50;
/** Without a terminal every line stays, so there are few. */
const LINE_MS = 5_000;
/** `█████░░░` of the given width. */
export function renderBar(ratio, width = BAR_WIDTH) {
    const filled = Math.round(Math.min(Math.max(ratio, 0), 1) * width);
    return '█'.repeat(filled) + '░'.repeat(width - filled);
}
/** How far one piece of work is. */
export class Progress {
    output;
    label;
    unit;
    moving;
    now;
    lastShown;
    lastDone = 0;
    /** What the terminal shows now. */
    drawn = '';
    constructor(output, label, unit, moving, now = () => performance.now()) {
        this.output = output;
        this.label = label;
        this.unit = unit;
        this.moving = moving;
        this.now = now;
        this.lastShown = moving ? -Infinity : now();
    }
    /** @param total unknown while it is 0 */
    update(done, total) {
        const now = this.now();
        if (now - this.lastShown < (this.moving ? REDRAW_MS : LINE_MS))
            return;
        this.lastShown = now;
        const of = total > 0 ? ` of ${formatCount(total)}` : '';
        if (!this.moving) {
            if (done === this.lastDone)
                return;
            this.lastDone = done;
            this.output.write(`      ${this.label}: ${formatCount(done)}${of} ${this.unit}\n`);
            return;
        }
        const ratio = total > 0 ? done / total : 0;
        const percent = `${Math.floor(ratio * 100)}%`.padStart(4);
        const bar = `  ..  ${fit(this.label, LABEL_WIDTH)} ${renderBar(ratio)} ${percent}`;
        if (bar !== this.drawn)
            this.output.write(`\r\x1b[2K${bar}`);
        this.drawn = bar;
    }
    /** Takes the bar off the terminal, so that a line can be printed in its place. */
    clear() {
        if (this.drawn !== '')
            this.output.write('\r\x1b[2K');
        this.drawn = '';
    }
}
