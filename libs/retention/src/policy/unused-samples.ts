import type { Database, Queryable } from '@app/database';
import { COUNT_UNUSED_SAMPLES, REMOVE_UNUSED_SAMPLES } from '../deletion/remove-samples';
import { type Category, countOf } from './category';

/** Values of columns of files that were deleted, when the last dataset that was made of them is gone, too. */
export function unusedSamples(database: Database): Category {
  return {
    name: 'unusedSamples',
    count: (client: Queryable) => countOf(client, COUNT_UNUSED_SAMPLES),
    async *batches() {
      yield (await database.query(REMOVE_UNUSED_SAMPLES)).rowCount ?? 0;
    },
  };
}
