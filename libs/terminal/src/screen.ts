import { displayWidth, fit } from './display-width';
import { formatSeconds } from './format';
import { paintFor, type Paint } from './paint';
import { Progress } from './progress';

/** What a program prints to; `process.stdout` is one. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  hasColors?(): boolean;
}

const WIDTH = 80;
const NAME_WIDTH = 20;

/** Prints what was done: plain lines of at most 80 columns, with colours and a moving bar on a terminal only. */
export class Screen {
  readonly paint: Paint;
  private progress: Progress | undefined;

  constructor(private readonly output: Output) {
    this.paint = paintFor(output);
  }

  line(text = ''): void {
    this.progress?.clear();
    this.output.write(`${text === '' ? '' : `  ${text}`}\n`);
  }

  /** `ok  Migrations  3 applied  0.1 s`: a fact that was checked, and how long it took. */
  ok(name: string, detail: string, seconds?: number): void {
    const time = seconds === undefined ? '' : formatSeconds(seconds);
    const room = WIDTH - '  ok  '.length - NAME_WIDTH - 1 - (time === '' ? 0 : time.length + 2);
    const shown = time === '' ? detail : fit(detail, Math.max(room, displayWidth(detail)));
    this.line(
      `${this.paint('green', 'ok')}  ${fit(name, NAME_WIDTH)} ${shown}${time === '' ? '' : `  ${time}`}`,
    );
  }

  warn(text: string): void {
    this.line(`${this.paint('yellow', '!')}   ${text}`);
  }

  /** Shows how far a piece of work is, in one place on a terminal, as lines every few seconds elsewhere. */
  startProgress(label: string, unit: string): Progress {
    this.progress = new Progress(this.output, label, unit, this.output.isTTY === true);
    return this.progress;
  }
}
