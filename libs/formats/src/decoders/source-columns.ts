import type { JsonRecordReader } from './records/json-records';
import type { RecordReader } from './records/record-reader';

/** Where the value of each column is among the cells of a record, as far as the document has shown. */
export interface SourceColumns {
  /** By column: the place of its cell, or -1 when no record had one yet. */
  readonly places: Int32Array;
  /** Cells that every record must have; `undefined` where records say by themselves what they have. */
  readonly cellCount: number | undefined;
  /** Cells that belong to no column, with what the document calls them. */
  readonly strangers: readonly { place: number; name: string }[];
  /** Takes names into account that the last record had for the first time. */
  update(): void;
}

/** Columns of delimited text: what the header says holds for all records. */
export function fixedColumns(places: readonly number[], cellCount: number): SourceColumns {
  return { places: Int32Array.from(places), cellCount, strangers: [], update: () => undefined };
}

/** What a name of the document stands for: the place of a column, nothing that is kept, or nothing known. */
export type ResolveName = (name: string) => number | 'ignored' | undefined;

/**
 * Columns of JSON: a key may come up in any record.
 * @param resolve may add columns, which then come behind those there are
 * @param clash is told of a second key of one column
 */
export function keyedColumns(
  reader: RecordReader,
  columns: number,
  capacity: number,
  resolve: ResolveName,
  clash: (name: string) => never,
): SourceColumns {
  const { keys } = reader as JsonRecordReader;
  const places = new Int32Array(Math.max(columns, capacity)).fill(-1);
  const strangers: { place: number; name: string }[] = [];
  let known = 0;
  return {
    places,
    cellCount: undefined,
    strangers,
    update: () => {
      for (; known < keys.length; known++) {
        const name = keys[known] as string;
        const column = resolve(name);
        if (column === undefined) strangers.push({ place: known, name });
        else if (column !== 'ignored') {
          if (places[column] !== -1) clash(name);
          places[column] = known;
        }
      }
    },
  };
}
