import { parquetMetadata, type FileMetaData } from 'hyparquet';
import { ParquetInvalid, ParquetTooLarge, ParquetUnsupported } from '../parquet.errors';
import type { ParquetSource } from './parquet-source';

/** Length of the metadata and the magic number, at the end of a file. */
const TAIL_BYTES = 8;
const MAX_FOOTER_BYTES = 32 * 1024 * 1024;

/**
 * What a file says of itself at its end.
 * @throws ParquetInvalid ParquetTooLarge ParquetUnsupported
 */
export async function readFooter(source: ParquetSource): Promise<FileMetaData> {
  if (source.size < TAIL_BYTES + 4) throw new ParquetInvalid('it is too short');
  const tail = Buffer.from(await source.read(source.size - TAIL_BYTES, source.size));
  const magic = tail.toString('latin1', 4);
  if (magic === 'PARE')
    throw new ParquetUnsupported('The Parquet file is encrypted. Write it without encryption.');
  if (magic !== 'PAR1') throw new ParquetInvalid('its end is missing; was it uploaded whole?');
  const length = tail.readUInt32LE(0) + TAIL_BYTES;
  if (length > source.size) throw new ParquetInvalid('its metadata is longer than the file');
  if (length > MAX_FOOTER_BYTES) {
    throw new ParquetTooLarge(
      `The metadata of the Parquet file has ${length} bytes; at most ${MAX_FOOTER_BYTES} are read. Write larger row groups.`,
    );
  }
  const bytes = await source.read(source.size - length, source.size);
  try {
    return parquetMetadata(bytes, { geoparquet: false });
  } catch (error) {
    throw new ParquetInvalid('its metadata is broken', error);
  }
}
