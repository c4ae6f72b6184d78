/** A file whose bytes can be read from anywhere. */
export interface ParquetSource {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Exactly the bytes from `start` to `end` (exclusive), which lie within the file. */
  read(start: number, end: number): Promise<Uint8Array>;
}
