import type { ColumnHead } from '@app/engine';
import type { TextLayout } from '../../text/text-layout';
import { escapeJson } from './json-escape';

const QUOTE = 34;

/** What JSON formats have in common: a row is an object with the columns as keys, in their order. */
export function jsonObjects(
  columns: readonly ColumnHead[],
): Omit<TextLayout, 'opening' | 'beforeFirstRow' | 'betweenRows' | 'afterRow' | 'closing'> {
  return {
    beforeValue: columns.map(({ name }, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
    nullText: 'null',
    quote: QUOTE,
    embedsJson: true,
    notFinite: 'null',
    escape: escapeJson,
    escapedBytes: (bytes) => 6 * bytes, // \u001f
  };
}
