import type { Readable } from 'node:stream';
import type { PoolClient } from '@app/database';
import {
  decimalShapes,
  findDataset,
  readDatasetFields,
  streamRows,
  type DecimalShape,
  type SelectedColumn,
} from '@app/datasets';
import { through } from '@app/streams';
import type { MaskMethod } from '../../masking/mask';
import { MaskRows } from '../../masking/mask-rows';
import { planMasks, replacementsOf, type MaskPlan } from '../../masking/plan-masks';
import type { Compression } from './compression';
import { type ExportPart, selectionOf } from './export-dataset.job';
import { exportFormat, type DocumentColumn } from './export-format';
import { TranscodeRows } from './transcode-rows';

const NO_DECIMALS: ReadonlyMap<string, DecimalShape> = new Map();

/** How documents are written. */
export interface DocumentSettings {
  format: string;
  formatOptions: Record<string, unknown>;
  /** Of formats that are packed within. */
  compression: Compression;
  /** Of parts with masks. */
  maskKey: Buffer;
  /** Told of the rows of this document that are written. */
  onRows: (rows: number) => void;
}

/** A column of a document. */
export interface DocumentField {
  name: string;
  /** The PostgreSQL type of its values. */
  type: string;
  masked?: MaskMethod;
}

/** A record type as a document in a format. */
export interface DatasetDocument {
  rows: number;
  fields: DocumentField[];
}

/**
 * Lets `consume` read the rows of a part as a document, to its end, within the snapshot of the client.
 * @throws InvalidSelection InvalidMask when the dataset is another one than when the export was accepted
 */
export async function withDocument(
  client: PoolClient,
  part: ExportPart,
  { format, formatOptions, compression, maskKey, onRows }: DocumentSettings,
  consume: (document: Readable) => Promise<void>,
): Promise<DatasetDocument> {
  const masks = await masksOf(client, part);
  const { needsDecimals, transcoder } = exportFormat(format);
  const decimals = needsDecimals ? await decimalShapes(client, selectionOf(part)) : NO_DECIMALS;
  return streamRows(client, selectionOf(part), async ({ columns, bytes }) => {
    const masking = masks.size === 0 ? undefined : maskRows(masks, columns, maskKey);
    const shown = (masking?.columns ?? columns).map(
      // What replaces a value may have more digits than it.
      (column, i): DocumentColumn => ({
        ...column,
        decimal: masks.has(columns[i]!.field) ? undefined : decimals.get(column.name),
      }),
    );
    const transcode = new TranscodeRows(transcoder(shown, formatOptions, compression), onRows);
    await consume(through(bytes, ...(masking === undefined ? [] : [masking]), transcode));
    const fields = columns.map(({ name, field }, i): DocumentField => {
      const method = masks.get(field)?.mask.method;
      return { name, type: shown[i]!.type, ...(method !== undefined && { masked: method }) };
    });
    return { rows: transcode.rows, fields };
  });
}

function maskRows(masks: MaskPlan, columns: readonly SelectedColumn[], key: Buffer): MaskRows {
  const fields = columns.map(({ field }) => field);
  return new MaskRows({ columns, replacements: replacementsOf(masks, fields, key) });
}

/** The name of the file that has the document. */
export function documentName({ recordType }: ExportPart, format: string): string {
  return `${recordType}.${exportFormat(format).extension}`;
}

/** Before the rows are asked for: a connection that sends them answers nothing else. */
async function masksOf(client: PoolClient, { recordType, filters, mask }: ExportPart): Promise<MaskPlan> {
  if (mask.length === 0) return new Map();
  const columns = await readDatasetFields(client, recordType);
  return planMasks(mask, filters, { columns, dataset: await findDataset(client, recordType) });
}
