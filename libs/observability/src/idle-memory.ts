import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Share of its time for which a process at rest is busy at most. */
const AT_REST = 0.05;
/** Bytes by which the heap has grown since the last collection when another one is worth its while. */
const WORTH_COLLECTING = 8 * 1024 * 1024;

/**
 * Gives memory back while there is nothing to do. V8 collects garbage when a program allocates: one that has started, or
 * has worked and rests, keeps what it no longer needs for as long as it rests (40 MB of 175 after a start). A full
 * collection takes up to a tenth of a second in which nothing is answered, so it waits until nothing was asked for a while.
 * @param lookMs milliseconds between two looks, and of rest before a collection; default: 3,000
 * @returns stops looking
 */
export function giveMemoryBackAtRest(lookMs = 3_000): () => void {
  const collectGarbage = garbageCollector();
  let heapBytes = 0;
  let since: EventLoopUtilization = performance.eventLoopUtilization();
  const look = (): void => {
    const { utilization } = performance.eventLoopUtilization(since);
    const { total_heap_size: total } = getHeapStatistics();
    const isWorthIt = utilization < AT_REST && total > heapBytes + WORTH_COLLECTING;
    if (isWorthIt) collectGarbage();
    // V8 lets go of what was collected little by little.
    heapBytes = isWorthIt ? total : Math.min(heapBytes, total);
    since = performance.eventLoopUtilization();
  };
  const timer = setInterval(look, lookMs).unref();
  return () => clearInterval(timer);
}

/** What `--expose-gc` gives, for a process that was started without it. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
