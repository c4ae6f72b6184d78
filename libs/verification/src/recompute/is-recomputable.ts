import type { ReceiptChunk } from '@app/datasets';
import { ENGINE_VERSION } from '@app/engine';

type Origin = Pick<ReceiptChunk, 'seed' | 'engineVersion'>;

/** Whether rows come from this very engine, so that it gives them again. */
export function isRecomputable<O extends Origin>(origin: O): origin is O & { seed: number } {
  return origin.seed !== null && origin.engineVersion === ENGINE_VERSION;
}
