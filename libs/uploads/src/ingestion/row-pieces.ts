import { RowDecoder, type DocumentRecords } from '@app/formats';
import { openRecords, type DocumentPlace, type DocumentPlan } from './reading/document-plan';
import type { DocumentSource, OpenOptions } from './reading/document-source';
import { sourceOf } from './scan-document';

type DecoderOptions = ConstructorParameters<typeof RowDecoder>[0];

/** The second reading of a file: its rows in COPY binary, a chunk at a time. */
export class RowPieces {
  private readonly records: DocumentRecords;
  private readonly decoder: RowDecoder;
  private readonly pieces: AsyncGenerator<Uint8Array, void, undefined>;

  /** @param from where the first record is that is not written yet */
  constructor(
    source: DocumentSource,
    plan: DocumentPlan,
    from: DocumentPlace,
    { open, leading, onRow }: Pick<DecoderOptions, 'leading' | 'onRow'> & { open: OpenOptions },
  ) {
    const { layout, columns } = plan;
    const atBegin =
      layout.names === null && from.line === 1 && from.byteOffset === plan.firstRecord.byteOffset;
    this.records = openRecords(
      layout,
      Math.max(columns.length, layout.names?.length ?? MAX_KEYS),
      atBegin ? undefined : from,
    );
    this.decoder = new RowDecoder({
      document: this.records,
      source: sourceOf(plan, this.records),
      columns,
      nullText: layout.nullText,
      leading,
      onRow,
    });
    this.pieces = source.read(layout, { ...open, from: from.byteOffset });
  }

  /** Where the record after the last chunk is looked for. */
  get position(): DocumentPlace {
    return this.records.position;
  }

  /** Rows `row` to `end - 1` as one document in COPY binary. Chunks are asked for one after the other. */
  async *chunk(row: number, end: number): AsyncGenerator<Uint8Array, void, undefined> {
    const { decoder } = this;
    decoder.open();
    for (let at = row; at < end;) {
      at = decoder.decode(at, end);
      if (decoder.isFull) yield decoder.take();
      else if (at < end) await this.pull();
    }
    decoder.close();
    yield decoder.take();
  }

  async close(): Promise<void> {
    await this.pieces.return();
  }

  private async pull(): Promise<void> {
    if (this.records.ended) throw new Error('The file has fewer rows than it had when it was first read.');
    const { value, done } = await this.pieces.next();
    if (done === true) this.records.end();
    else this.records.push(value);
  }
}

/** Keys of a JSON document; the first reading has made sure that there are no more. */
const MAX_KEYS = 10_000;
