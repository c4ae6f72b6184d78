import 'reflect-metadata';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { AppConfig } from '@app/config';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { StorageUnavailable } from './storage.errors';
import { STORAGE, StorageModule } from './storage.module';
import type { StorageDriver } from './storage.port';

@Injectable()
class Reader {
  constructor(@Inject(STORAGE) readonly storage: StorageDriver) {}
}

describe('StorageModule', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'veogen-storage-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const moduleFor = (url: string) => {
    @Global()
    @Module({ providers: [{ provide: AppConfig, useValue: { storage: { url } } }], exports: [AppConfig] })
    class Configured {}
    @Module({ providers: [Reader] })
    class Feature {}
    return Test.createTestingModule({ imports: [Configured, StorageModule, Feature] });
  };

  it('gives every module the configured storage, ready for use, and closes it at shutdown', async () => {
    const root = join(directory, 'made', 'at', 'start');
    const app = (await moduleFor(pathToFileURL(root).href).compile()).createNestApplication();
    await app.init();
    expect(await readdir(root)).toEqual(['.incoming']);

    const { storage } = app.get(Reader);
    await storage.write('a/b', Readable.from(['stored']));
    expect(await text(await storage.read('a/b'))).toBe('stored');

    const closed = jest.spyOn(storage, 'close');
    await app.close();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('removes what was left unfinished a day ago, and nothing younger, when it starts', async () => {
    const incoming = join(directory, '.incoming');
    await mkdir(incoming);
    const leave = async (name: string, hoursAgo: number): Promise<void> => {
      const time = new Date(Date.now() - hoursAgo * 3_600_000);
      await writeFile(join(incoming, name), 'x');
      await utimes(join(incoming, name), time, time);
    };
    await leave('0199aa00-0000-4000-8000-000000000001.part', 25);
    await leave('0199aa00-0000-4000-8000-000000000002.part', 23);
    const app = (await moduleFor(pathToFileURL(directory).href).compile()).createNestApplication();
    await app.init();
    while ((await readdir(incoming)).length > 1) await new Promise(setImmediate);
    expect(await readdir(incoming)).toEqual(['0199aa00-0000-4000-8000-000000000002.part']);
    await app.close();
  });

  it('stops the start when the storage does not work, and says so', async () => {
    await writeFile(join(directory, 'file'), '');
    const app = (
      await moduleFor(pathToFileURL(join(directory, 'file', 'below')).href).compile()
    ).createNestApplication();
    await expect(app.init()).rejects.toMatchObject({
      code: 'storage_not_usable',
      message: expect.stringMatching(/^STORAGE_URL cannot be used. Storage is unavailable/) as string,
    });
  });

  it('starts while the storage is out of order for a time', async () => {
    const app = (await moduleFor(pathToFileURL(directory).href).compile()).createNestApplication();
    const { storage } = app.get(Reader);
    jest
      .spyOn(storage, 'prepare')
      .mockRejectedValue(
        new StorageUnavailable('Storage is unavailable: the disk is full.', { passing: true }),
      );
    await app.init();
    await storage.write('a', Readable.from(['stored']));
    await app.close();
  });

  it('stops the start when the URL is of no known kind', async () => {
    await expect(moduleFor('ftp://host/files').compile()).rejects.toMatchObject({
      code: 'invalid_storage_url',
    });
  });
});
