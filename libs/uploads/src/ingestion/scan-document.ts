import { createHash } from 'node:crypto';
import type { TableColumn } from '@app/datasets';
import {
  ColumnCandidates,
  columnName,
  fixedColumns,
  keyedColumns,
  SchemaScan,
  TooManyColumns,
  type DocumentRecords,
  type Reject,
  type ScannedColumn,
  type SourceColumns,
} from '@app/formats';
import type { IngestUploadParams } from '../jobs/ingest-upload/ingest-upload.job';
import { ColumnsDoNotMatch, DuplicateColumn } from './ingestion.errors';
import { openRecords, type DocumentLayout, type DocumentPlan } from './reading/document-plan';

/** What exports and pages call the columns that every dataset has beside its fields. */
const SYSTEM_NAMES: ReadonlySet<string> = new Set(['_row', '_job', '_createdAt', '_created_at']);

interface NamedColumn extends ScannedColumn {
  source: string | null;
}

/** What a file may be read into. */
export interface ScanTarget {
  /** The columns of the dataset; `undefined` when the file decides. */
  columns: readonly TableColumn[] | undefined;
  maxColumns: number;
}

/**
 * The first reading of a file: every record is looked at, so that afterwards the types of all columns, the number of
 * rows and all rejects are known, and none of it is a guess.
 */
export class DocumentScan {
  private readonly records: DocumentRecords;
  private readonly columns: NamedColumn[];
  private readonly source: SourceColumns;
  private readonly scan: SchemaScan;
  private firstRecord: DocumentPlan['firstRecord'] | undefined;
  private rejected = 0;

  /** @throws ColumnsDoNotMatch DuplicateColumn */
  constructor(
    private readonly layout: DocumentLayout,
    private readonly params: IngestUploadParams,
    private readonly target: ScanTarget,
    onReject: (reject: Reject) => void,
  ) {
    this.records = openRecords(layout, target.maxColumns);
    this.columns = (target.columns ?? []).map((column) => this.knownColumn(column));
    this.source = this.findColumns();
    this.scan = new SchemaScan(this.records, this.source, this.columns, layout.nullText, (reject) => {
      this.rejected++;
      onReject(reject);
    });
    if (!layout.header) this.firstRecord = this.records.position;
  }

  /** Takes the next piece of the document. */
  push(piece: Uint8Array): void {
    this.records.push(piece);
    this.read();
  }

  /** What the document is, once all of it was pushed. @throws ColumnsDoNotMatch */
  finish(): DocumentPlan {
    this.records.end();
    this.read();
    if (
      this.target.columns !== undefined &&
      this.layout.names === null &&
      this.columns.every((_, i) => this.source.places[i] === -1)
    )
      throw this.noneKnown();
    const missing = Object.keys(this.params.types).find(
      (name) => !this.columns.some((column) => column.name === name),
    );
    if (missing !== undefined)
      throw new ColumnsDoNotMatch(
        `"types" names the column "${missing.slice(0, 80)}", which the file does not have.`,
      );
    return {
      layout: this.layout,
      columns: this.columns.map(({ name, source, typed, candidates }) => ({
        name,
        source,
        ...(typed ?? candidates.decide()),
      })),
      accepted: this.scan.accepted,
      rejected: this.rejected,
      firstRecord: this.firstRecord ?? this.records.position,
    };
  }

  private read(): void {
    if (this.firstRecord === undefined) {
      if (!this.records.next()) return;
      this.firstRecord = this.records.position;
    }
    this.scan.read();
  }

  private findColumns(): SourceColumns {
    const { names } = this.layout;
    const { maxColumns } = this.target;
    if (names === null) {
      return keyedColumns(this.records.reader, this.columns.length, maxColumns, this.resolve, (name) => {
        throw new DuplicateColumn(columnName(name, 1), name);
      });
    }
    const places: number[] = this.columns.map(() => -1);
    const strangers: string[] = [];
    names.forEach((name, place) => {
      const column =
        this.target.columns !== undefined && !this.layout.header
          ? this.byPosition(place)
          : this.resolve(name, place);
      if (column === 'ignored') return;
      if (column === undefined) {
        strangers.push(name);
        return;
      }
      if ((places[column] ?? -1) !== -1) throw new DuplicateColumn(this.columns[column]!.name, name);
      places[column] = place;
      this.columns[column]!.source = name;
    });
    if (strangers.length === names.length && names.length > 0) throw this.noneKnown();
    if (strangers.length > 0) {
      throw new ColumnsDoNotMatch(
        `The dataset has no column for ${quoted(strangers)}. It has ${quoted(this.columns.map(({ name }) => name))}.`,
      );
    }
    return fixedColumns(places, names.length);
  }

  /** Without a header the values are those of the dataset's columns, in their order. */
  private byPosition(place: number): number | undefined {
    const { names } = this.layout;
    if (names?.length !== this.columns.length) {
      throw new ColumnsDoNotMatch(
        `The file has no header and ${names?.length} columns; the dataset has ${this.columns.length}.`,
      );
    }
    return place;
  }

  private readonly resolve = (
    source: string,
    place = this.columns.length,
  ): number | 'ignored' | undefined => {
    if (SYSTEM_NAMES.has(source)) return 'ignored';
    const exact = this.columns.findIndex(({ name }) => name === source);
    const name = columnName(source, place + 1);
    const found = exact >= 0 ? exact : this.columns.findIndex((column) => column.name === name);
    if (this.target.columns !== undefined) {
      if (found >= 0) this.columns[found]!.source = source;
      return found >= 0 ? found : undefined;
    }
    if (found >= 0) throw new DuplicateColumn(name, source);
    if (this.columns.length === this.target.maxColumns) throw new TooManyColumns(this.target.maxColumns);
    return this.columns.push(this.newColumn(name, source)) - 1;
  };

  private newColumn(name: string, source: string): NamedColumn {
    const type = this.params.types[name] ?? this.layout.types?.[source];
    return {
      name,
      source,
      typed: type === undefined ? undefined : { type, dateOrder: this.dateFormat ?? 'iso' },
      candidates: new ColumnCandidates(this.layout.names === null, this.dateFormat),
    };
  }

  /** @throws ColumnsDoNotMatch */
  private knownColumn({ name, type }: TableColumn): NamedColumn {
    const asked = this.params.types[name];
    if (asked !== undefined && asked !== type) {
      throw new ColumnsDoNotMatch(`The column "${name}" of the dataset is ${type}; "types" says ${asked}.`);
    }
    return {
      name,
      source: null,
      typed: { type, dateOrder: this.dateFormat ?? 'iso' },
      candidates: new ColumnCandidates(this.layout.names === null, this.dateFormat),
    };
  }

  /** Dates of Parquet are no texts, and become those of ISO 8601 here. */
  private get dateFormat(): IngestUploadParams['dateFormat'] {
    return this.layout.format === 'parquet' ? 'iso' : this.params.dateFormat;
  }

  private noneKnown(): ColumnsDoNotMatch {
    return new ColumnsDoNotMatch(
      `None of the file's columns is one of the dataset, which has ${quoted(this.columns.map(({ name }) => name))}.`,
    );
  }
}

/** The places of planned columns, for reading the rows. */
export function sourceOf(plan: DocumentPlan, records: DocumentRecords): SourceColumns {
  const { layout, columns } = plan;
  const bySource = new Map(columns.map(({ source }, i) => [source, i]));
  if (layout.names === null) {
    const resolve = (name: string): number | 'ignored' | undefined =>
      bySource.get(name) ?? (SYSTEM_NAMES.has(name) ? 'ignored' : undefined);
    return keyedColumns(records.reader, columns.length, columns.length, resolve, (name) => {
      throw new DuplicateColumn(columnName(name, 1), name);
    });
  }
  const places = columns.map(({ source }) => (source === null ? -1 : layout.names!.indexOf(source)));
  return fixedColumns(places, layout.names.length);
}

/** Names the schema of rows that were ingested; equal hashes mean that rows can be appended. */
export function ingestedSchemaHash(columns: readonly TableColumn[]): string {
  const canonical = columns.map(({ name, type }) => [name, type]);
  return createHash('sha256')
    .update(JSON.stringify({ ingested: canonical }))
    .digest('hex');
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 80)));
  return shown.join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');
}
