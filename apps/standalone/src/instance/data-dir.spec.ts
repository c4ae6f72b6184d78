import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayPath, prepareDataDir } from './data-dir';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-dir-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('prepareDataDir', () => {
  it('creates the folder and leaves nothing in it', () => {
    const dataDir = join(folder, 'a', 'b');
    prepareDataDir(dataDir, true);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('says what is wrong and how to choose another folder', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => prepareDataDir(join(folder, 'file', 'data'), true)).toThrow(
      /^The data directory .* cannot be used: part of the path is a file\. Retry with another one: DATA_DIR=/,
    );
  });

  const unprivileged = process.getuid?.() === 0 ? it.skip : it;
  unprivileged('says that this user may not write there', () => {
    expect(() => prepareDataDir('/veogen-not-allowed', true)).toThrow('this user may not write there');
  });
});

it('shows paths as a person would type them', () => {
  expect(displayPath('/srv/app/.veogen', '/srv/app')).toBe('./.veogen');
  expect(displayPath('/srv/app', '/srv/app')).toBe('.');
  expect(displayPath('/var/lib/veogen', '/srv/app')).toBe('/var/lib/veogen');
});
