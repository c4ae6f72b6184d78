import { getHeapStatistics } from 'node:v8';
import { until } from '../../../test/setup/until';
import { giveMemoryBackAtRest } from './idle-memory';

it('gives back, once nothing is to be done, what is no longer needed', async () => {
  let needed: unknown[] | undefined = Array.from({ length: 2_000_000 }, (_, i) => ({ i }));
  const { total_heap_size: full } = getHeapStatistics();
  expect(needed).toHaveLength(2_000_000);
  // V8 would do it by itself, after more than twenty seconds.
  const stop = giveMemoryBackAtRest(400);
  try {
    needed = undefined;
    await until(() => getHeapStatistics().total_heap_size < full - 50_000_000, {
      timeoutMs: 10_000,
      intervalMs: 50,
    });
  } finally {
    stop();
  }
});
