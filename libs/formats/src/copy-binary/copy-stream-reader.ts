import { ByteWriter } from '@app/engine';
import { CopyStreamInvalid, CopyStreamTruncated } from '../formats.errors';
import { SIGNATURE } from './wire-format';

/** Signature, 32-bit flags, 32-bit length of an extension that follows. */
const HEADER_BYTES = SIGNATURE.length + 8;
const CRITICAL_FLAGS = 0xffff0000;
const END_OF_DATA = -1;

/** Given every complete row: its first field starts at `pos`, it ends at `end`. The bytes are only valid during the call. */
export type RowHandler = (
  view: DataView<ArrayBufferLike>,
  bytes: Uint8Array,
  pos: number,
  end: number,
) => void;

/**
 * Finds the rows in a COPY BINARY stream that arrives in pieces, cut anywhere. Memory is bounded by the longest
 * row plus a piece: complete rows are handed on at once, only the rest of a piece is kept.
 */
export class CopyStreamReader {
  private state: 'header' | 'rows' | 'ended' = 'header';
  private readonly pending = new ByteWriter(0);

  constructor(
    private readonly fieldCount: number,
    private readonly onRow: RowHandler,
  ) {}

  /** @throws CopyStreamInvalid */
  push(piece: Uint8Array): void {
    const { pending } = this;
    if (pending.pos === 0) {
      const consumed = this.read(piece);
      this.keep(piece.subarray(consumed));
      return;
    }
    this.keep(piece);
    const length = pending.pos;
    const consumed = this.read(pending.bytes.subarray(0, length));
    pending.bytes.copyWithin(0, consumed, length);
    pending.pos = length - consumed;
  }

  /** @throws CopyStreamTruncated when the end of the data was not seen. */
  end(): void {
    if (this.state === 'ended') return;
    throw new CopyStreamTruncated(
      'The stream of rows from the database ended too early: its end mark is missing.',
    );
  }

  private keep(bytes: Uint8Array): void {
    this.pending.ensure(bytes.length);
    this.pending.append(bytes);
  }

  /** Reads as far as `bytes` is complete; returns how far that is. */
  private read(bytes: Uint8Array): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let pos = 0;
    if (this.state === 'header') {
      pos = readHeader(view);
      if (pos === 0) return 0;
      this.state = 'rows';
    }
    while (this.state === 'rows' && pos + 2 <= bytes.length) {
      const count = view.getInt16(pos);
      if (count === END_OF_DATA) {
        this.state = 'ended';
        pos += 2;
        break;
      }
      if (count !== this.fieldCount) {
        throw new CopyStreamInvalid(`A row has ${count} fields, expected are ${this.fieldCount}.`);
      }
      const end = rowEnd(view, pos + 2, count);
      if (end < 0) break;
      this.onRow(view, bytes, pos + 2, end);
      pos = end;
    }
    if (this.state === 'ended' && pos < bytes.length) {
      throw new CopyStreamInvalid('The stream of rows goes on after its end mark.');
    }
    return pos;
  }
}

/** The end of the header, or 0 when it is not complete. */
function readHeader(view: DataView<ArrayBufferLike>): number {
  const available = Math.min(view.byteLength, SIGNATURE.length);
  for (let i = 0; i < available; i++) {
    if (view.getUint8(i) !== SIGNATURE[i])
      throw new CopyStreamInvalid('The stream is not in COPY BINARY format.');
  }
  if (view.byteLength < HEADER_BYTES) return 0;
  const flags = view.getUint32(SIGNATURE.length);
  if ((flags & CRITICAL_FLAGS) !== 0) {
    throw new CopyStreamInvalid(`The stream has unknown flags (0x${flags.toString(16)}).`);
  }
  const end = HEADER_BYTES + view.getUint32(SIGNATURE.length + 4);
  return end <= view.byteLength ? end : 0;
}

/** Where a row of `count` fields ends that starts at `pos`, or -1 when it is not complete. */
function rowEnd(view: DataView<ArrayBufferLike>, pos: number, count: number): number {
  const available = view.byteLength;
  for (let i = 0; i < count; i++) {
    if (pos + 4 > available) return -1;
    const length = view.getInt32(pos);
    if (length < -1) throw new CopyStreamInvalid(`A field has the length ${length}.`);
    pos += length > 0 ? 4 + length : 4;
  }
  return pos <= available ? pos : -1;
}
