import fc from 'fast-check';
import { parseEventStream, type ServerSentEvent } from './event-stream';

async function parse(text: string, cuts: readonly number[] = []): Promise<ServerSentEvent[]> {
  const bytes = Buffer.from(text);
  const places = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i]);
  }
  const events: ServerSentEvent[] = [];
  for await (const event of parseEventStream(chunks())) events.push(event);
  return events;
}

const STREAM =
  'retry: 2000\n\n:\n\nid: 1\nevent: status\ndata: {"a":"ä€😀"}\n\nid: 2\r\ndata: one\r\ndata:two\r\n\r\n' +
  'event: nothing\n\ndata: old id\r\rid: 3\ndata: cut off';

describe('parseEventStream', () => {
  it('reads events with all line ends, comments, several lines of data, and drops what is cut off', async () => {
    expect(await parse(STREAM)).toEqual([
      { id: '1', name: 'status', data: '{"a":"ä€😀"}' },
      { id: '2', name: 'message', data: 'one\ntwo' },
      { id: '2', name: 'message', data: 'old id' },
    ]);
  });

  it('gives the same events however the stream is cut into chunks', async () => {
    const whole = await parse(STREAM);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1000), { maxLength: 12 }), async (cuts) => {
        expect(await parse(STREAM, cuts)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });
});
