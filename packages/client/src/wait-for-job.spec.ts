import { Connection } from './connection';
import { JobNotCompleted, VeoGenProblem, WaitTimedOut } from './errors';
import { type Answer, hangUp, json, type ReceivedRequest, StandInService } from './testing/stand-in-service';
import { type Progress, waitForJob } from './wait-for-job';

type Status = Progress['status'];

const job = (status: Status, done = 0): Answer =>
  json(200, { jobId: 'j', status, progress: { done, total: 10, unit: 'records', ratio: done / 10 } });
const status = (id: number, value: Status): string =>
  `id: ${id}\nevent: status\ndata: {"jobId":"j","status":"${value}"}\n\n`;
const progress = (id: number, done: number): string =>
  `id: ${id}\nevent: progress\ndata: {"jobId":"j","done":${done},"total":10,"unit":"records"}\n\n`;

const stream =
  (text: string, then: 'end' | 'break' | 'stay' = 'end'): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(`retry: 10\n\n${text}`, () => {
      if (then === 'end') response.end();
      if (then === 'break') setImmediate(() => response.socket?.destroy());
    });
  };

let service: StandInService | undefined;
afterEach(async () => {
  await service?.stop();
  service = undefined;
});

/** Answers the events and the looks at the job each in their order; the last of them again and again. */
async function serve(events: readonly Answer[], looks: readonly Answer[]): Promise<Connection> {
  const counts = { events: 0, looks: 0 };
  const next = (list: readonly Answer[], name: keyof typeof counts): Answer =>
    list[Math.min(counts[name]++, list.length - 1)] ?? hangUp;
  service = await StandInService.start((_, { line }) =>
    line.includes('/events') ? next(events, 'events') : next(looks, 'looks'),
  );
  return new Connection(service.url, {}, { patienceMs: 1_000, timeoutMs: 1_000 });
}

const eventRequests = (): ReceivedRequest[] =>
  (service?.requests ?? []).filter(({ line }) => line.includes('/events'));

describe('waitForJob', () => {
  it('goes on after the last event that it saw when the stream breaks', async () => {
    const connection = await serve(
      [
        stream(status(4, 'in-progress') + progress(5, 3), 'break'),
        hangUp,
        stream(progress(6, 7) + status(9, 'completed')),
      ],
      [job('in-progress', 3), job('completed', 10)],
    );
    const seen: number[] = [];
    const ended = await waitForJob(connection, 'j', { onProgress: ({ done }) => seen.push(done) });
    expect(ended.status).toBe('completed');
    expect(eventRequests().map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '5', '5']);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen).toEqual(expect.arrayContaining([3, 7, 10]));
  });

  it('asks again and again where no stream gets through', async () => {
    const connection = await serve(
      [json(200, 'not events')],
      [job('pending'), job('in-progress', 5), job('completed', 10)],
    );
    const seen: Status[] = [];
    await waitForJob(connection, 'j', { onProgress: (now) => seen.push(now.status) });
    expect(seen).toEqual(['pending', 'in-progress', 'completed']);
    expect(eventRequests()).toHaveLength(1);
  });

  it('does the same when a stream opens and then says nothing', async () => {
    const connection = await serve([stream('', 'stay')], [job('pending'), job('completed', 10)]);
    await expect(waitForJob(connection, 'j', {}, 50)).resolves.toMatchObject({ status: 'completed' });
    expect(eventRequests()).toHaveLength(1);
  });

  it('does the same when streams are cut off again and again', async () => {
    const looks = Array.from({ length: 5 }, () => job('pending'));
    const connection = await serve([stream('')], [...looks, job('completed', 10)]);
    await waitForJob(connection, 'j');
    expect(eventRequests()).toHaveLength(4);
  });

  it('is not taken in by the end of an earlier run of the job', async () => {
    const connection = await serve(
      [stream(status(1, 'cancelled') + status(2, 'pending')), stream(status(3, 'completed'))],
      [job('pending'), job('completed', 10)],
    );
    await expect(waitForJob(connection, 'j')).resolves.toMatchObject({ status: 'completed' });
  });

  it.each(['failed', 'cancelled'] as const)('throws for a job that is %s, with the job', async (end) => {
    const connection = await serve([stream(status(1, end))], [job(end, 4)]);
    const error = await waitForJob(connection, 'j').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(JobNotCompleted);
    expect((error as JobNotCompleted).job).toMatchObject({ status: end });
  });

  it('ends at the time, at the signal, and at a refusal', async () => {
    const connection = await serve([stream(status(1, 'pending'), 'stay')], [job('pending')]);
    await expect(waitForJob(connection, 'j', { timeoutMs: 50 })).rejects.toThrow(WaitTimedOut);
    await expect(
      waitForJob(connection, 'j', { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
    await service?.stop();
    const refusing = await serve(
      [json(404, { code: 'job_not_found', detail: 'There is no job j' })],
      [hangUp],
    );
    await expect(waitForJob(refusing, 'j')).rejects.toThrow(VeoGenProblem);
  });
});
