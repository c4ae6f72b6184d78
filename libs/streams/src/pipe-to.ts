import { type Duplex, pipeline as pipelineWithCallback, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Runs `source → transforms → sink` with back-pressure until the sink has finished.
 *
 * Whatever goes wrong first, in any part or by the signal, destroys every part and is what the promise
 * rejects with; after an abort that is `signal.reason`, not a general `AbortError`.
 */
export async function pipeTo(
  streams: readonly [source: Readable, ...transforms: Duplex[], sink: Writable],
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const { signal } = options;
  try {
    await pipeline(streams, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted && isAbortError(error)) throw signal.reason;
    throw error;
  }
}

/**
 * `source` seen through the transforms: a readable for somebody else to consume, such as a storage driver.
 * An error in any part arrives at the returned stream, and destroying that destroys all the others.
 */
export function through(source: Readable, ...transforms: readonly Duplex[]): Readable {
  const last = transforms.at(-1);
  if (last === undefined) return source;
  // The returned stream carries the outcome to the consumer, so the callback has nothing to add.
  pipelineWithCallback([source, ...transforms], () => {});
  return last;
}

function isAbortError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ABORT_ERR';
}
