/** Bytes that come in pieces of any size and go in pieces of the size that is asked for. */
export class ByteQueue {
  private readonly pieces: Buffer[] = [];
  private held = 0;

  get length(): number {
    return this.held;
  }

  push(piece: Uint8Array): void {
    this.pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    this.held += piece.byteLength;
  }

  /** The next `bytes`, of which there must be so many. */
  take(bytes: number): Buffer {
    const taken: Buffer[] = [];
    for (let wanted = bytes; wanted > 0;) {
      const piece = this.pieces.shift() as Buffer;
      if (piece.length > wanted) this.pieces.unshift(piece.subarray(wanted));
      taken.push(piece.subarray(0, wanted));
      wanted -= Math.min(wanted, piece.length);
    }
    this.held -= bytes;
    return taken.length === 1 ? (taken[0] as Buffer) : Buffer.concat(taken);
  }
}
