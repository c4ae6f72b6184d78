import { useDeployments } from './processes/deployment';
import { people } from './processes/people';
import { describeWithPrevious, PreviousRelease } from './processes/previous-release';

const GROWING = 200_000;

describeWithPrevious("the previous release's worker on this release's database", () => {
  const deploy = useDeployments('after all tests');
  let previous: PreviousRelease;
  beforeAll(() => {
    previous = PreviousRelease.prepare();
  });
  afterAll(() => previous?.remove());

  it('does what this API accepts, and jobs change hands between the two in both directions', async () => {
    const deployment = await deploy('postgres', {
      workers: 0,
      settings: { CHUNK_ROWS: '5000', JOB_LEASE_MS: '1000' },
    });
    const { client } = deployment;
    const old = await deployment.startWorker({}, previous.worker);

    await client.generate(people({ count: 2_000 }));
    const csv = await client.exportCsv('people');
    expect(csv.lines).toBe(2_001);
    const form = new FormData();
    form.append('recordType', 'letters');
    form.append('file', new Blob(['a,b\n1,x\n2,y\n'], { type: 'text/csv' }), 'letters.csv');
    const upload = await fetch(`${client.url}/upload`, { method: 'POST', body: form });
    expect(upload.status).toBe(201);
    const { jobId } = (await upload.json()) as { jobId: string };
    await client.completed(jobId);
    expect(await client.verify('people')).toMatchObject({ verified: true, mismatchCount: 0 });

    // The roll-out: the old worker falls silent in the middle of a job, this one goes on.
    const first = await client.start('/generate', people({ recordType: 'first', count: GROWING }));
    expect(await deployment.holderAt(first, { done: 5_000 })).toBe(old);
    old.signal('SIGSTOP');
    const ours = await deployment.startWorker();
    await client.completed(first);

    // The way back.
    const second = await client.start('/generate', people({ recordType: 'second', count: GROWING }));
    expect(await deployment.holderAt(second, { done: 5_000 })).toBe(ours);
    old.signal('SIGCONT');
    await deployment.kill(ours);
    await client.completed(second);

    // The same rows, whoever wrote them.
    expect(await deployment.rowCounts('second')).toEqual({ rows: GROWING, distinct: GROWING });
    for (const recordType of ['first', 'second'])
      expect(await client.verify(recordType)).toMatchObject({ verified: true, mismatchCount: 0 });
  }, 120_000);
});
