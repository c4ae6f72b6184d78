import 'reflect-metadata';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { AppConfig } from '@app/config';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
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

  it('stops the start when the URL is of no known kind', async () => {
    await expect(moduleFor('ftp://host/files').compile()).rejects.toMatchObject({
      code: 'invalid_storage_url',
    });
  });
});
