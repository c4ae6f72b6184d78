import { GroupCommit } from './group-commit';

/** A write that ends when the test says so. */
function heldWrites() {
  const batches: number[][] = [];
  const release: (() => void)[] = [];
  const write = (items: number[]): Promise<number[]> => {
    batches.push(items);
    return new Promise((resolve) => release.push(() => resolve(items.map((item) => item * 10))));
  };
  return { batches, release, write };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const never = (): boolean => false;

describe('GroupCommit', () => {
  it('answers each item with its own result', async () => {
    const commits = new GroupCommit<number, number>(
      (items) => Promise.resolve(items.map((i) => i * 10)),
      never,
    );
    expect(await Promise.all([commits.add(1), commits.add(2), commits.add(3)])).toEqual([10, 20, 30]);
  });

  it('writes at once when idle and gathers what arrives meanwhile', async () => {
    const { batches, release, write } = heldWrites();
    const commits = new GroupCommit(write, never, 100, 1);
    const first = commits.add(1);
    await turn();
    expect(batches).toEqual([[1]]);
    const others = [2, 3, 4].map((item) => commits.add(item));
    await turn();
    expect(batches).toEqual([[1]]);
    release[0]?.();
    expect(await first).toBe(10);
    await turn();
    expect(batches).toEqual([[1], [2, 3, 4]]);
    release[1]?.();
    expect(await Promise.all(others)).toEqual([20, 30, 40]);
  });

  it('never writes more at once than it may', async () => {
    const { batches, release, write } = heldWrites();
    const commits = new GroupCommit(write, never, 2, 1);
    const all = Promise.all([1, 2, 3, 4, 5].map((item) => commits.add(item)));
    for (let batch = 0; batch < 3; batch++) {
      await turn();
      release[batch]?.();
      await turn();
    }
    expect(await all).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('does not let one bad item fail its neighbours', async () => {
    const write = (items: number[]): Promise<number[]> =>
      items.includes(2) ? Promise.reject(new Error('bad item')) : Promise.resolve(items);
    const commits = new GroupCommit<number, number>(write, () => true);
    const results = await Promise.allSettled([1, 2, 3].map((item) => commits.add(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('does not write again what may have been written', async () => {
    let writes = 0;
    const write = (): Promise<number[]> => {
      writes++;
      return Promise.reject(new Error('connection lost'));
    };
    const commits = new GroupCommit<number, number>(write, () => false);
    const results = await Promise.allSettled([commits.add(1), commits.add(2)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(writes).toBe(1);
  });
});
