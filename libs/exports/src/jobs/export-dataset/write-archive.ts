import type { Readable } from 'node:stream';
import type { PoolClient } from '@app/database';
import { Checksum, through } from '@app/streams';
import { documentName, type DatasetDocument, type DocumentSettings, withDocument } from './dataset-document';
import type { ExportPart } from './export-dataset.job';
import { writeZip, type ZipArchive } from './zip-archive';

/** A file of an archive, as its manifest tells of it. */
export interface ArchivedFile extends DatasetDocument {
  name: string;
  recordType: string;
  /** Of the file unpacked. */
  bytes: number;
  /** Lower-case hex, of the file unpacked. */
  sha256: string;
  /** Whether filters chose the rows. */
  filtered: boolean;
  limit?: number;
  sample?: { rate: number; seed: number };
}

/**
 * Writes each part as a file of a zip, all from the snapshot of the client, and a `manifest.json` behind them.
 * @param write takes the bytes of the zip to where they are kept
 * @param settings.at when the snapshot was
 */
export function writeArchive(
  client: PoolClient,
  parts: readonly ExportPart[],
  settings: DocumentSettings & { at: Date },
  write: (bytes: Readable) => Promise<unknown>,
): Promise<ArchivedFile[]> {
  const fill = async (archive: ZipArchive): Promise<ArchivedFile[]> => {
    const files: ArchivedFile[] = [];
    let before = 0;
    for (const part of parts) {
      const onRows = (rows: number): void => settings.onRows(before + rows);
      const file = await addFile(client, archive, part, { ...settings, onRows });
      before += file.rows;
      files.push(file);
    }
    archive.addText('manifest.json', manifestOf(files, settings));
    return files;
  };
  return writeZip(settings.at, fill, write);
}

async function addFile(
  client: PoolClient,
  archive: ZipArchive,
  part: ExportPart,
  settings: DocumentSettings,
): Promise<ArchivedFile> {
  const { recordType, filters, limit, sample } = part;
  const name = documentName(part, settings.format);
  const checksum = new Checksum();
  const document = await withDocument(client, part, settings, (bytes) =>
    archive.add(name, through(bytes, checksum)),
  );
  return {
    ...{ name, recordType },
    ...document,
    ...{ bytes: checksum.bytes, sha256: checksum.sha256 },
    filtered: filters !== undefined,
    ...(limit !== undefined && { limit }),
    ...(sample !== undefined && { sample: { rate: sample.rate, seed: sample.seed ?? 0 } }),
  };
}

/** Conditions are not in it: they could name what nobody is to read. */
function manifestOf(
  files: readonly ArchivedFile[],
  { format, formatOptions, at }: DocumentSettings & { at: Date },
): string {
  const manifest = { snapshotAt: at.toISOString(), format, options: formatOptions, files };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
