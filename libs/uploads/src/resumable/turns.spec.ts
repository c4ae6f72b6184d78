import { Turns } from './turns';

describe('Turns', () => {
  it('lets so many run at once, in order, also when some fail', async () => {
    const turns = new Turns(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = (id: number) => async (): Promise<number> => {
      started.push(id);
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
      if (id % 3 === 0) throw new Error(`${id} failed`);
      return id;
    };
    const ends = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((id) => turns.take(work(id))));
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
    expect(ends.map(({ status }) => status === 'fulfilled')).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
    await expect(turns.take(() => Promise.resolve('free again'))).resolves.toBe('free again');
  });
});
