import type { Issue } from '@app/errors';
import { InvalidSchema } from '../engine.errors';
import type { Report } from '../options/option';

/** Enough to act on; a hostile request could have millions. */
const MAX_ISSUES = 100;

/** Collects what is wrong with a request, so that its author learns of everything at once. */
export class Problems {
  private readonly issues: Issue[] = [];

  get found(): boolean {
    return this.issues.length > 0;
  }

  readonly report: Report = (pointer, code, message) => {
    if (this.issues.length < MAX_ISSUES) this.issues.push({ pointer, code, message });
  };

  /** A reporter whose pointers are below `base`, with `subject` in front of every message. */
  within(base: string, subject: string): Report {
    return (pointer, code, message) => this.report(base + pointer, code, `${subject}: ${message}`);
  }

  throwIfAny(): void {
    if (this.found) throw new InvalidSchema(this.issues);
  }
}
