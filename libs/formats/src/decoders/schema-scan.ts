import { ByteWriter } from '@app/engine';
import type { ColumnCandidates, TypedColumn } from './column-candidates';
import type { DocumentRecords } from './document-records';
import { NullRule, rejectOf, rejectRecord, type Reject } from './record-values';
import { CellKind } from './records/record-cells';
import type { SourceColumns } from './source-columns';
import { EXPECTED, writeValue } from './values/write-value';

/** A column whose type is given, or is to be found. */
export interface ScannedColumn {
  name: string;
  typed: TypedColumn | undefined;
  candidates: ColumnCandidates;
}

/**
 * Reads a document to its end without keeping any of it: counts the records that rows can be made of, reports the
 * others, and finds out what types the columns have that nobody gave one. What it finds holds for every record.
 */
export class SchemaScan {
  /** Records that rows can be made of. */
  accepted = 0;
  private readonly nulls: NullRule;
  /** Values are written only to see that they can be. */
  private readonly scratch = new ByteWriter(4_096);

  /**
   * @param columns may grow while the document shows more of them
   * @param onReject is told of each record that no row can be made of
   */
  constructor(
    private readonly document: DocumentRecords,
    private readonly source: SourceColumns,
    private readonly columns: readonly ScannedColumn[],
    nullText: string,
    private readonly onReject: (reject: Reject) => void,
  ) {
    this.nulls = new NullRule(nullText);
  }

  /** Reads the records that have arrived. */
  read(): void {
    const { document, source } = this;
    while (document.next()) {
      source.update();
      const reject = rejectRecord(document, source) ?? this.readValues();
      if (reject === undefined) this.accepted++;
      else this.onReject(reject);
    }
  }

  private readValues(): Reject | undefined {
    const { document, columns, nulls, scratch } = this;
    const { bytes } = document;
    const { kinds, starts, ends } = document.cells;
    const { places } = this.source;
    for (let i = 0; i < columns.length; i++) {
      const { typed, candidates, name } = columns[i]!;
      const place = places[i]!;
      const kind = place < 0 ? CellKind.absent : kinds[place]!;
      const from = starts[place]!;
      const to = ends[place]!;
      if (nulls.holds(typed?.type, kind, bytes, from, to)) continue;
      if (typed === undefined) {
        if (
          kind === CellKind.jsonStringEscaped ||
          kind === CellKind.jsonNested ||
          isLongNumber(kind, from, to)
        ) {
          // What PostgreSQL cannot store at all is found now, not when rows are being written.
          scratch.pos = 0;
          const type = kind === CellKind.jsonStringEscaped ? 'text' : 'jsonb';
          if (!writeValue(type, 'iso', kind, bytes, from, to, scratch))
            return rejectOf(document, name, 'invalid_value', `The value is not ${EXPECTED[type]}.`);
        }
        candidates.add(kind, bytes, from, to);
      } else if (typed.type !== 'text' || kind === CellKind.jsonStringEscaped) {
        scratch.pos = 0;
        if (!writeValue(typed.type, typed.dateOrder, kind, bytes, from, to, scratch))
          return rejectOf(document, name, 'invalid_value', `The value is not ${EXPECTED[typed.type]}.`);
      }
    }
    return undefined;
  }
}

/** Whether a number is worth a look at its size. */
function isLongNumber(kind: number, from: number, to: number): boolean {
  return kind === CellKind.jsonNumber && to - from > 15;
}
