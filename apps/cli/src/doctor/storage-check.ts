import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { openStorage } from '@app/storage';
import { failed, type Finding, ok, reasonOf, type Setup } from './check';

/** Writes an object, reads it back, and removes it. */
export async function checkStorage({ config: { storage } }: Setup): Promise<Finding> {
  const where = new URL(storage.url);
  const place = `${where.protocol}//${where.host}${where.pathname}`;
  // The check of the disk has shown that it can be made; making it is not ours.
  if (where.protocol === 'file:' && !existsSync(where)) return ok(`${place} is made at the first start`);
  const key = `doctor/${randomUUID()}`;
  const content = Buffer.from(`veogen doctor ${key}`);
  let step = 'opening';
  try {
    const driver = openStorage(storage.url, storage);
    try {
      await driver.prepare();
      step = 'writing';
      await driver.write(key, Readable.from([content]));
      step = 'reading';
      const read = await buffer(await driver.read(key));
      step = 'deleting';
      await driver.delete(key);
      if (!content.equals(read))
        return failed(
          `${place} gave other bytes than it got`,
          'Do not use this storage: it does not keep files as they are.',
        );
      return ok(place);
    } finally {
      await driver.close();
    }
  } catch (error) {
    return failed(
      `${step} in ${place}: ${reasonOf(error)}`,
      where.protocol === 's3:'
        ? 'Check STORAGE_URL, AWS_ENDPOINT_URL_S3, AWS_REGION, the keys, and that they allow get, put, list and delete.'
        : 'Check STORAGE_URL, that the folder belongs to this user, and that the disk is not full.',
    );
  }
}
