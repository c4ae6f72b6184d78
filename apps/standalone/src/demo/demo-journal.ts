import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT = 100;

/** The generations that demos started in this data directory, so that a demo knows its own rows from a user's. */
export class DemoJournal {
  constructor(private readonly file: string) {}

  /** Ids of jobs, the oldest first. None when there is no journal, or one that cannot be understood. */
  jobs(): string[] {
    try {
      const ids: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }

  add(jobId: string): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify([...this.jobs(), jobId].slice(-KEPT)));
  }
}
