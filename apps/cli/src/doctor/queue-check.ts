import { inspectQueue, type QueueInspection } from '@app/jobs';
import { failed, type Finding, ok, reasonOf, type Setup, skipped, warning } from './check';

/** Whether the queue can be reached and keeps what it is given. */
export async function checkQueue({ config: { queue }, databaseRuns, embedded }: Setup): Promise<Finding> {
  if (queue.backend === 'postgres' && embedded && !databaseRuns)
    return skipped('is in the embedded database');
  try {
    return judgeQueue(await inspectQueue(queue));
  } catch (error) {
    const { hostname, port } = new URL(queue.url);
    return failed(
      `${hostname}:${port || '6379'}: ${reasonOf(error)}`,
      'Check QUEUE_URL, that Redis runs and lets this machine in, and the password.',
    );
  }
}

/** What is to be done about a queue. */
export function judgeQueue(found: QueueInspection): Finding {
  if (found.backend === 'postgres') {
    return found.migrated
      ? ok('in PostgreSQL')
      : failed(
          'in PostgreSQL, without its tables or out of reach',
          'Run veogen migrate, or check QUEUE_URL.',
        );
  }
  const { version, evictionPolicy, persistent } = found;
  const detail = `Redis ${version}, ${evictionPolicy ?? 'eviction policy unknown'}`;
  if (evictionPolicy === undefined)
    return warning(detail, 'Make sure that maxmemory-policy is noeviction: this server does not say.');
  if (evictionPolicy !== 'noeviction')
    return failed(
      detail,
      'Redis may throw deliveries away when its memory is full. Run: redis-cli CONFIG SET maxmemory-policy noeviction, ' +
        'and write it into redis.conf.',
    );
  // Nothing is lost: the database is the truth. But every job then waits for the reconciler.
  return persistent === false
    ? warning(
        `${detail}, forgets everything at a restart`,
        'Jobs are then delivered again, later. Set appendonly yes.',
      )
    : ok(detail);
}
