import type { Report } from '../options/option';
import { isJsonObject } from '../options/option';
import { keywordProblem } from './keywords';
import type { Located } from './schema-index';

/** The schema makes more fields, or takes more steps to look at, than are allowed at this effort. */
export class TooMuchWork extends Error {}

const MAX_STEPS = 20_000;
const MAX_FIELDS = 600;

/** Counts what a translation costs, and keeps what is wrong with the schema. */
export class Work {
  private steps = 0;
  private fields = 0;
  private readonly checked = new Map<unknown, boolean>();
  private readonly reported = new Set<string>();
  failed = false;

  constructor(private readonly to: Report) {}

  /** @throws TooMuchWork */
  step(): void {
    if (++this.steps > MAX_STEPS) throw new TooMuchWork();
  }

  /** @throws TooMuchWork */
  field(): void {
    if (++this.fields > MAX_FIELDS) throw new TooMuchWork();
  }

  readonly report: Report = (pointer, code, message) => {
    this.failed = true;
    const key = `${pointer} ${code}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.to(pointer, code, message);
  };

  /** Whether the keywords of a schema can be used as they are; reports those that cannot. */
  check({ schema, pointer }: Located): boolean {
    if (!isJsonObject(schema)) return true;
    const known = this.checked.get(schema);
    if (known !== undefined) return known;
    let sound = true;
    for (const [name, value] of Object.entries(schema)) {
      const problem = keywordProblem(name, value);
      if (problem === undefined) continue;
      sound = false;
      this.report(
        `${pointer}/${name.slice(0, 100).replace(/~/g, '~0').replace(/\//g, '~1')}`,
        problem.code,
        problem.message,
      );
    }
    this.checked.set(schema, sound);
    return sound;
  }
}
