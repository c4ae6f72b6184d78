import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examplePath, readGenerateRequest } from './generate-request';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'request-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const fields = [{ name: 'id', type: 'uuid' }];

describe('readGenerateRequest', () => {
  it('reads the example: 100,000 customers with 12 fields', () => {
    const request = readGenerateRequest(examplePath(), {});
    expect(request).toMatchObject({ recordType: 'customers', count: 100_000, seed: 42, mode: 'replace' });
    expect(request['fields']).toHaveLength(12);
  });

  it('keeps everything the file says, and lets the options win', () => {
    const path = file('a.json', { recordType: 'users', count: 5, seed: 1, locale: 'en', fields });
    expect(readGenerateRequest(path, {})).toEqual({
      recordType: 'users',
      count: 5,
      seed: 1,
      locale: 'en',
      mode: 'replace',
      fields,
    });
    expect(readGenerateRequest(path, { count: 9, seed: 0 })).toMatchObject({ count: 9, seed: 0 });
  });

  it('takes an array of fields and names the record type after the file', () => {
    const path = file('Order-items.v2.json', fields);
    expect(readGenerateRequest(path, {})).toMatchObject({
      recordType: 'orderItems',
      count: 100_000,
      seed: 42,
      fields,
    });
  });

  it.each([
    ['broken.json', '{ "recordType": ', /broken\.json is not JSON/],
    ['number.json', 5, /must hold the body of POST \/generate/],
    ['1.json', fields, /needs a "recordType"/],
    ['several.json', { recordTypes: [] }, /several record types/],
  ])('explains what is wrong with %s', (name, content, message) => {
    expect(() => readGenerateRequest(file(name, content), {})).toThrow(message);
  });

  it('says that there is no such file', () => {
    expect(() => readGenerateRequest('nowhere.json', {})).toThrow('There is no file nowhere.json.');
  });
});
