import { getEventListeners } from 'node:events';
import { PassThrough, Readable, Transform, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeTo, through } from './pipe-to';

function collecting(): Writable & { text: string } {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      sink.text += chunk.toString();
      done();
    },
  }) as Writable & { text: string };
  sink.text = '';
  return sink;
}

function endless(onChunk: (count: number) => void = () => {}): Readable {
  let count = 0;
  return new Readable({
    read() {
      onChunk(++count);
      setImmediate(() => this.push(Buffer.alloc(1000)));
    },
  });
}

const upperCase = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.toString().toUpperCase());
    },
  });
const failingTransform = (error: Error) =>
  new Transform({
    transform(_chunk, _encoding, done) {
      done(error);
    },
  });
const failingSink = (error: Error) =>
  new Writable({
    write(_chunk, _encoding, done) {
      done(error);
    },
  });

describe('pipeTo', () => {
  it('runs everything through and resolves when the sink has finished', async () => {
    const sink = collecting();
    await pipeTo([Readable.from(['a', 'b']), upperCase(), new PassThrough(), sink]);
    expect(sink.text).toBe('AB');
    expect(sink.writableFinished).toBe(true);
  });

  it('reads no faster than the sink takes', async () => {
    let produced = 0;
    const source = endless((count) => {
      produced = count;
    });
    const release: (() => void)[] = [];
    const stuck = new Writable({
      highWaterMark: 1000,
      write(_chunk, _encoding, done) {
        release.push(done);
      },
    });
    const controller = new AbortController();
    const piping = pipeTo([source, stuck], { signal: controller.signal });
    let before = -1;
    while (before !== produced) {
      before = produced;
      for (let i = 0; i < 50; i++) await new Promise(setImmediate);
    }
    expect(produced).toBeLessThan(100);
    controller.abort();
    await expect(piping).rejects.toThrow();
  });

  it.each([
    ['source', (error: Error) => [Readable.from(throwing(error)), new PassThrough(), collecting()]],
    ['transform', (error: Error) => [endless(), failingTransform(error), collecting()]],
    ['sink', (error: Error) => [endless(), new PassThrough(), failingSink(error)]],
  ])('rejects with the error of the %s and destroys all the others', async (_part, make) => {
    const error = new Error('broken');
    const streams = make(error) as [Readable, Transform, Writable];
    await expect(pipeTo(streams)).rejects.toBe(error);
    expect(streams.map((stream) => stream.destroyed)).toEqual([true, true, true]);
  });

  it('destroys every part when aborted mid-way and rejects with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled by the user');
    const streams = [
      endless((count) => {
        if (count === 20) controller.abort(reason);
      }),
      new PassThrough(),
      collecting(),
    ] as const;

    await expect(pipeTo([...streams], { signal: controller.signal })).rejects.toBe(reason);

    expect(streams.map((stream) => stream.destroyed)).toEqual([true, true, true]);
  });

  it('begins nothing when aborted before', async () => {
    const source = endless();
    const sink = collecting();
    await expect(pipeTo([source, sink], { signal: AbortSignal.abort('gone') })).rejects.toBe('gone');
    expect(sink.text).toBe('');
    expect(source.destroyed && sink.destroyed).toBe(true);
  });

  it('leaves no listener on a signal that lives longer', async () => {
    const { signal } = new AbortController();
    await pipeTo([Readable.from(['a']), collecting()], { signal });
    await expect(pipeTo([Readable.from(['a']), failingSink(new Error('x'))], { signal })).rejects.toThrow(
      'x',
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('through', () => {
  it('is the source seen through the transforms', async () => {
    expect(
      (await buffer(through(Readable.from(['a', 'b']), upperCase(), new PassThrough()))).toString(),
    ).toBe('AB');
  });

  it('without transforms is the source', () => {
    const source = Readable.from(['a']);
    expect(through(source)).toBe(source);
  });

  it('passes the error of any part to whoever reads', async () => {
    const error = new Error('broken');
    await expect(buffer(through(Readable.from(throwing(error)), upperCase()))).rejects.toBe(error);
    await expect(buffer(through(endless(), failingTransform(error), upperCase()))).rejects.toBe(error);
    await expect(buffer(through(endless(), upperCase(), failingTransform(error)))).rejects.toBe(error);
  });

  it('destroys all the parts when the reader gives up', async () => {
    const source = endless();
    const middle = new PassThrough();
    const last = through(source, middle, new PassThrough());
    for await (const chunk of last) {
      expect(chunk).toHaveLength(1000);
      break;
    }
    while (!(source.destroyed && middle.destroyed)) await new Promise(setImmediate);
    expect(last.destroyed).toBe(true);
  });
});

function* throwing(error: Error): Generator<string> {
  yield 'a';
  throw error;
}
