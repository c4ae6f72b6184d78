import { openStorage } from './open-storage';
import { InvalidStorageUrl } from './storage.errors';

describe('openStorage', () => {
  it('chooses the driver by the scheme', () => {
    expect(openStorage('file:///srv/files').scheme).toBe('file');
    expect(openStorage(new URL('file:///srv/with%20space')).scheme).toBe('file');
  });

  it('names the known schemes when it does not know one', () => {
    expect(() => openStorage('ftp://host/x')).toThrow(InvalidStorageUrl);
    expect(() => openStorage('ftp://host/x')).toThrow('no storage driver for ftp: URLs. Known are: file:///');
  });

  it.each([
    '',
    './files',
    '/srv/files',
    'file://relative/files',
    'file:///srv?x=1',
    'file:///srv#x',
    'file:///a%2Fb',
  ])('refuses %j and says what to write', (url) => {
    expect(() => openStorage(url)).toThrow(InvalidStorageUrl);
    expect(() => openStorage(url)).toThrow('file:///var/lib/veogen/files');
  });

  it('repeats no credentials of the URL in its messages', () => {
    expect(() => openStorage('ftp://user:hunter2@host/x')).toThrow(expect.not.stringContaining('hunter2'));
    expect(() => openStorage('http://user:hunter2@ho st')).toThrow(expect.not.stringContaining('hunter2'));
  });
});
