import { ByteWriter, type Plan } from '@app/engine';
import { canonicalRowWriter, createCopyBinaryEncoder, type RowEncoder } from '@app/formats';

/** Renders rows of a plan as PostgreSQL gives them back. */
export class CanonicalRows {
  /** The row that was rendered last: the bytes up to `pos`. */
  readonly out = new ByteWriter(4_096);
  private readonly encoder: RowEncoder;
  private readonly encoded = new ByteWriter(4_096);

  constructor({ columns }: Plan) {
    const write = canonicalRowWriter(columns);
    this.encoder = createCopyBinaryEncoder({
      columns,
      onRow: (row, encoded, fieldsAt) => write(row, encoded, fieldsAt, encoded.pos, this.out),
    });
  }

  render(row: number): void {
    this.out.pos = 0;
    this.encoded.pos = 0;
    this.encoded.ensure(this.encoder.maxRowBytes);
    this.encoder.writeRow(row, this.encoded, true);
  }
}
