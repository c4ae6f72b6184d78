/** Nothing came for too long: the other side, or something in between, has gone without a word. */
export class Silence extends Error {
  constructor(ms: number) {
    super(`nothing came for ${ms} ms`);
    this.name = 'Silence';
  }
}

/**
 * The chunks of a body as they come.
 * @throws Silence after `silenceMs` without a chunk, and whatever the connection throws
 */
export async function* chunksOf(response: Response, silenceMs: number): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const { done, value } = await within(silenceMs, reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // Lets go of the connection when the consumer has had enough; nothing to do at the end of the body.
    await reader.cancel().catch(() => undefined);
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silence(ms)), ms);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}
