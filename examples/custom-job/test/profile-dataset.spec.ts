import { resolve } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { DatasetNotFound } from 'veogen/datasets';
import { profileDatasetJob } from '../src/profile-dataset.job';
import { migrateQueue } from 'veogen/jobs';
import { type JobBench, requireEnqueued, startJobBench, workOne } from 'veogen/jobs/testing';
import { EnqueueGeneration, GenerationModule } from '@app/generation';
import { GenerationWorkerModule } from '@app/generation/worker';
import { startApi } from '../../../apps/api/src/bootstrap';
import { startWorker } from '../../../apps/worker/src/bootstrap';
import { StorageModule } from 'veogen/storage';
import { createTestInstance, type TestInstance } from '../../../test/setup/config';
import { until } from '../../../test/setup/until';
import { EnqueueProfile } from '../src/enqueue-profile';
import { ProfileModule, ProfileWorkerModule } from '../src/profile.modules';

const CARS = {
  recordType: 'cars',
  count: 500,
  seed: 7,
  fields: [
    { name: 'id', type: 'rowNumber' },
    { name: 'fuel', type: 'enum', values: ['petrol', 'diesel', 'electric'] },
    { name: 'note', type: 'word', nullRate: 1 },
  ],
};
const PROFILE = {
  recordType: 'cars',
  fields: [
    { name: 'id', nulls: 0, distinct: 500 },
    { name: 'fuel', nulls: 0, distinct: 3 },
    { name: 'note', nulls: 500, distinct: 0 },
  ],
};

describe('the job profile_dataset, on its own', () => {
  let instance: TestInstance;
  let bench: JobBench;

  beforeAll(async () => {
    instance = await createTestInstance('postgres');
    bench = await startJobBench(instance.config(), [
      StorageModule,
      ProfileModule,
      ProfileWorkerModule,
      GenerationModule,
      GenerationWorkerModule,
    ]);
  });
  afterAll(async () => {
    await bench?.close();
    await instance?.remove();
  });

  it('is refused for a dataset that does not exist', async () => {
    const refused = bench.app.get(CommandBus).execute(new EnqueueProfile('nothing'));
    await expect(refused).rejects.toBeInstanceOf(DatasetNotFound);
    await expect(requireEnqueued(bench.database, profileDatasetJob)).rejects.toThrow(
      'Expected one job of kind "profile_dataset" with {}, found 0. Jobs of this kind: none',
    );
    await expect(workOne(bench.app)).rejects.toThrow('No job is due');
  });

  it('counts nulls and different values of each field', async () => {
    const bus = bench.app.get(CommandBus);
    await bus.execute(new EnqueueGeneration(CARS as never, {}));
    expect(await workOne(bench.app)).toMatchObject({ kind: 'generate_dataset', status: 'completed' });

    const { jobId } = await bus.execute(new EnqueueProfile('cars'));
    const enqueued = await requireEnqueued(bench.database, profileDatasetJob, { recordType: 'cars' });
    expect(enqueued).toMatchObject({ jobId, status: 'pending', maxAttempts: 3 });
    await expect(requireEnqueued(bench.database, profileDatasetJob, { recordType: 'bikes' })).rejects.toThrow(
      'found 0. Jobs of this kind:\n  pending {"recordType":"cars"}',
    );

    expect(await workOne(bench.app)).toMatchObject({ jobId, status: 'completed', result: PROFILE });
  });

  it('is answered once for an idempotency key', async () => {
    const bus = bench.app.get(CommandBus);
    const ask = () => bus.execute(new EnqueueProfile('cars', { idempotencyKey: 'once' }));
    const [first, second] = [await ask(), await ask()];
    expect(second).toMatchObject({ jobId: first.jobId, replayed: true });
    await workOne(bench.app);
  });
});

it('runs in the service when EXTENSIONS names it, and nothing else is changed', async () => {
  const instance = await createTestInstance('postgres', {
    EXTENSIONS: resolve('examples/custom-job/src/index'),
  });
  await migrateQueue(instance.config().queue);
  const [api, worker] = await Promise.all([startApi(instance.config()), startWorker(instance.config())]);
  const post = async (path: string, body?: object): Promise<{ status: number; body: { jobId: string } }> => {
    const response = await fetch(api.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as { jobId: string } };
  };
  const ended = (jobId: string) =>
    until(async () => {
      const job = (await (await fetch(`${api.url}/status/${jobId}`)).json()) as { status: string };
      return job.status === 'pending' || job.status === 'in-progress' ? undefined : job;
    });
  try {
    expect(await post('/datasets/nothing/profile')).toMatchObject({
      status: 404,
      body: { code: 'dataset_not_found' },
    });
    const generation = await post('/generate', CARS);
    await ended(generation.body.jobId);
    const profile = await post('/datasets/cars/profile');
    expect(profile).toMatchObject({ status: 202, body: { type: 'profile', status: 'pending' } });
    expect(await ended(profile.body.jobId)).toMatchObject({ status: 'completed', result: PROFILE });
  } finally {
    await Promise.all([api.close(), worker.close()]);
    await instance.remove();
  }
});
