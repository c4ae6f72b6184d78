import { BatchedLookup } from './batched-lookup';

/** A read that ends when the test says so. */
function heldReads() {
  const batches: string[][] = [];
  const release: (() => void)[] = [];
  const read = (keys: string[]): Promise<Map<string, string>> => {
    batches.push(keys);
    return new Promise((resolve) =>
      release.push(() =>
        resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key}!`]))),
      ),
    );
  };
  return { batches, release, read };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('BatchedLookup', () => {
  it('reads what is asked for in one turn at once, each key only once', async () => {
    const { batches, release, read } = heldReads();
    const lookup = new BatchedLookup(read);
    const all = Promise.all(['a', 'b', 'a', 'none'].map((key) => lookup.find(key)));
    await turn();
    expect(batches).toEqual([['a', 'b', 'none']]);
    release[0]?.();
    expect(await all).toEqual(['a!', 'b!', 'a!', undefined]);
  });

  it('answers a question with nothing that was read before it was asked', async () => {
    const { batches, release, read } = heldReads();
    const lookup = new BatchedLookup(read);
    const first = lookup.find('a');
    await turn();
    const second = lookup.find('a');
    await turn();
    expect(batches).toEqual([['a']]);
    release[0]?.();
    expect(await first).toBe('a!');
    await turn();
    expect(batches).toEqual([['a'], ['a']]);
    release[1]?.();
    expect(await second).toBe('a!');
  });

  it('tells everybody who waits for a read that fails, and reads again for the next', async () => {
    const read = jest
      .fn<Promise<Map<string, string>>, [string[]]>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce(new Map([['c', 'there']]));
    const lookup = new BatchedLookup(read);
    const outcomes = await Promise.allSettled([lookup.find('a'), lookup.find('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await lookup.find('c')).toBe('there');
  });
});
