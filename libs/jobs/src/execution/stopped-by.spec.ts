import { HandlerAbandoned } from './attempt-endings';
import { stoppedBy } from './stopped-by';

describe('stoppedBy', () => {
  const never = new Promise<never>(() => undefined);

  it('gives the outcome, also one that comes shortly after the signal', async () => {
    const abort = new AbortController();
    const work = new Promise<string>((resolve) =>
      abort.signal.addEventListener('abort', () => setImmediate(() => resolve('done'))),
    );
    const outcome = stoppedBy(abort.signal, work);
    abort.abort();
    expect(await outcome).toBe('done');
  });

  it('lets an error through', async () => {
    const { signal } = new AbortController();
    await expect(stoppedBy(signal, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('does not wait for work that goes on regardless', async () => {
    const abort = new AbortController();
    const outcome = stoppedBy(abort.signal, never, 10);
    abort.abort();
    await expect(outcome).rejects.toBeInstanceOf(HandlerAbandoned);
    await expect(stoppedBy(abort.signal, never, 10)).rejects.toBeInstanceOf(HandlerAbandoned);
  });
});
