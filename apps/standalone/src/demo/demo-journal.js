import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
const KEPT = 100;
/** The generations that demos started in this data directory, so that a demo knows its own rows from a user's. */
export class DemoJournal {
    file;
    constructor(file) {
        this.file = file;
    }
    /** Ids of jobs, the oldest first. None when there is no journal, or one that cannot be understood. */
    jobs() {
        try {
            const ids = JSON.parse(readFileSync(this.file, 'utf8'));
            return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
        }
        catch {
            return [];
        }
    }
    add(jobId) {
        mkdirSync(dirname(this.file), { recursive: true });
        writeFileSync(this.file, JSON.stringify([...this.jobs(), jobId].slice(-KEPT)));
    }
}
