import { Injectable } from '@nestjs/common';

/** Milliseconds. */
const SPAN_MS = 100;

/**
 * How many jobs this process starts. What the queue holds follows it: a queue that is kept for a worker which starts
 * hundreds in a tenth of a second runs dry between two decisions if it holds eight, and one that holds hundreds for a
 * worker which starts two makes everybody else wait for minutes.
 */
@Injectable()
export class StartPace {
  private span = 0;
  private inThisSpan = 0;
  private inSpanBefore = 0;

  /** A job was taken from the queue. */
  count(): void {
    this.turn();
    this.inThisSpan++;
  }

  /** Jobs started in a tenth of a second: the last whole one, or the one that runs if it has more already. */
  get inTenthOfSecond(): number {
    this.turn();
    return Math.max(this.inThisSpan, this.inSpanBefore);
  }

  private turn(): void {
    const span = Math.floor(performance.now() / SPAN_MS);
    if (span === this.span) return;
    this.inSpanBefore = span === this.span + 1 ? this.inThisSpan : 0;
    this.inThisSpan = 0;
    this.span = span;
  }
}
