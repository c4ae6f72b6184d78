import { fit } from './display-width';
import { formatCount } from './format';

const BAR_WIDTH = 30;
const LABEL_WIDTH = 20;
const REDRAW_MS = 50;
/** Without a terminal every line stays, so there are few. */
const LINE_MS = 5_000;

/** `█████░░░` of the given width. */
export function renderBar(ratio: number, width = BAR_WIDTH): string {
  const filled = Math.round(Math.min(Math.max(ratio, 0), 1) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** How far one piece of work is. */
export class Progress {
  private lastShown: number;
  private lastDone = 0;
  /** What the terminal shows now. */
  private drawn = '';

  constructor(
    private readonly output: { write(text: string): unknown },
    private readonly label: string,
    private readonly unit: string,
    private readonly moving: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.lastShown = moving ? -Infinity : now();
  }

  /** @param total unknown while it is 0 */
  update(done: number, total: number): void {
    const now = this.now();
    if (now - this.lastShown < (this.moving ? REDRAW_MS : LINE_MS)) return;
    this.lastShown = now;
    const of = total > 0 ? ` of ${formatCount(total)}` : '';
    if (!this.moving) {
      if (done === this.lastDone) return;
      this.lastDone = done;
      this.output.write(`      ${this.label}: ${formatCount(done)}${of} ${this.unit}\n`);
      return;
    }
    const ratio = total > 0 ? done / total : 0;
    const percent = `${Math.floor(ratio * 100)}%`.padStart(4);
    const bar = `  ..  ${fit(this.label, LABEL_WIDTH)} ${renderBar(ratio)} ${percent}`;
    if (bar !== this.drawn) this.output.write(`\r\x1b[2K${bar}`);
    this.drawn = bar;
  }

  /** Takes the bar off the terminal, so that a line can be printed in its place. */
  clear(): void {
    if (this.drawn !== '') this.output.write('\r\x1b[2K');
    this.drawn = '';
  }
}
