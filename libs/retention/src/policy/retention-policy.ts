import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { FileCatalogue } from '@app/files';
import { JobReader } from '@app/jobs';
import { STORAGE, type StorageDriver } from '@app/storage';
import { agedFiles } from './aged-files';
import { CATEGORIES, type Category, type CategoryName } from './category';
import { endedJobs } from './ended-jobs';
import { JobArchive } from './job-archive';
import { jobEvents } from './job-events';
import { stagingTables } from './staging-tables';
import { unlistedObjects } from './unlisted';
import { unusedSamples } from './unused-samples';

export type CategoryCounts = Record<CategoryName, number>;

/** What is removed, and when: the settings `RETENTION_*` as categories. */
@Injectable()
export class RetentionPolicy {
  /** In the order in which they are removed. What is kept for ever is missing. */
  readonly categories: readonly Category[];
  private counting: Promise<CategoryCounts> | undefined;

  constructor(
    private readonly database: Database,
    config: AppConfig,
    jobs: JobReader,
    files: FileCatalogue,
    @Inject(STORAGE) storage: StorageDriver,
  ) {
    const { eventsDays, jobsDays, deadLettersDays, exportsDays, uploadsDays, archiveJobs } = config.retention;
    const archive = archiveJobs ? new JobArchive(database, jobs, files, storage) : undefined;
    this.categories = [
      eventsDays === null ? [] : jobEvents(database, eventsDays),
      jobsDays === null ? [] : endedJobs(database, 'jobs', jobsDays, archive),
      deadLettersDays === null ? [] : endedJobs(database, 'deadLetters', deadLettersDays, archive),
      exportsDays === null ? [] : agedFiles(database, 'exports', exportsDays),
      uploadsDays === null ? [] : agedFiles(database, 'uploads', uploadsDays),
      stagingTables(database),
      unlistedObjects(database, storage),
      unusedSamples(database),
    ].flat();
  }

  /** What a run would remove now, all counted at one moment. Who asks while that is being counted gets the same. */
  due(): Promise<CategoryCounts> {
    this.counting ??= this.count().finally(() => (this.counting = undefined));
    return this.counting;
  }

  private count(): Promise<CategoryCounts> {
    // On a bulk connection: among millions of rows, counting may take longer than a short statement.
    return this.database.bulkTransaction(
      async (client) => {
        const counts = noCounts();
        for (const category of this.categories) counts[category.name] = await category.count(client);
        return counts;
      },
      { snapshot: true },
    );
  }
}

export function noCounts(): CategoryCounts {
  return Object.fromEntries(CATEGORIES.map((name) => [name, 0])) as CategoryCounts;
}
