import { Injectable } from '@nestjs/common';
import { DatasetSnapshots, DatasetNotFound, findDataset } from 'veogen/datasets';
import { HandlesJob, type JobContext, type JobHandler, type JobOutcome } from 'veogen/jobs/worker';
import { profileDatasetJob, type ProfileDatasetParams } from './profile-dataset.job';

/** Of one field: how many rows have no value, and how many different values there are. */
export interface FieldProfile {
  name: string;
  nulls: number;
  distinct: number;
}

/** Reads one snapshot and changes nothing, so that it may be repeated after a crash at any point. */
@HandlesJob()
@Injectable()
export class ProfileDatasetHandler implements JobHandler<ProfileDatasetParams> {
  readonly contract = profileDatasetJob;

  constructor(private readonly snapshots: DatasetSnapshots) {}

  async run({ recordType }: ProfileDatasetParams, context: JobContext): Promise<JobOutcome> {
    const fields = await this.snapshots.within(recordType, async (client) => {
      const dataset = await findDataset(client, recordType);
      if (dataset === undefined) throw new DatasetNotFound(recordType);
      const profiles: FieldProfile[] = [];
      for (const { name } of dataset.fields) {
        context.signal.throwIfAborted();
        // Both are names that VeoGen checked when it made the table; quoted, they are nothing but names. JSON has no
        // equality in PostgreSQL, its text has.
        const { rows } = await client.query<FieldProfile>(
          `SELECT $1::text AS name, (count(*) - count("${name}"))::float8 AS nulls,
                  count(DISTINCT "${name}"::text)::float8 AS distinct
           FROM datasets."${recordType}"`,
          [name],
        );
        profiles.push(rows[0]!);
      }
      return profiles;
    });
    return { resultUri: `/datasets/${recordType}`, result: { recordType, fields } };
  }

  /** It leaves nothing behind. */
  async discard(): Promise<void> {}
}
