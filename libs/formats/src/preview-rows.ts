import type { Plan } from '@app/engine';
import { encodeRows } from './encode-rows';
import { createTextEncoder } from './text/text-encoder';

/**
 * Rows `firstRow` to `firstRow + count - 1` of a plan as objects. They are read back from the JSON a real run
 * writes, so they have the same values. For a page of rows, not for a dataset.
 */
export function previewRows(plan: Plan, firstRow: number, count: number): Record<string, unknown>[] {
  const encoder = createTextEncoder({ columns: plan.columns, format: 'json' });
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of encodeRows(encoder, firstRow, firstRow + count))
    text += decoder.decode(chunk, { stream: true });
  return JSON.parse(text) as Record<string, unknown>[];
}
