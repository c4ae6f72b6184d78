import { cycleText, orderRecords, type RecordReference } from '@app/engine';
import { foreignReferences } from './parents';

interface Related {
  recordType: string;
  fields?: unknown;
}

/** References that lead back to where they started. */
export interface ReferenceCycle {
  /** `a.b -> c.d -> a.b`: each step names the field that refers to the record type of the next. */
  text: string;
  first: RecordReference;
}

/** The record types, each after those that it refers to; the same whatever order they are given in. */
export function inWorkOrder<R extends Related>(
  records: readonly R[],
): { order: R[] } | { cycle: ReferenceCycle } {
  const references = records.flatMap(({ recordType: from, fields }) =>
    foreignReferences(from, fields).map(({ field, recordType: to, key }) => ({ from, field, to, key })),
  );
  const found = orderRecords(
    records.map(({ recordType }) => recordType),
    references,
  );
  if ('cycle' in found)
    return { cycle: { text: cycleText(found.cycle), first: found.cycle[0] as RecordReference } };
  const byName = new Map(records.map((record) => [record.recordType, record]));
  return { order: found.order.map((name) => byName.get(name) as R) };
}
