import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldTypes } from '@app/engine';
import { loadExtensions } from './load-extensions';

const folder = mkdtempSync(join(tmpdir(), 'veogen-extensions-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, code: string): string {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, code);
  return file;
}
const field = (type: string): string =>
  `{ type: '${type}', family: 'text', description: 'A test.', example: {}, options: {}, columnType: 'text' }`;
const names = (): string[] => fieldTypes().map(({ name }) => name);

it('loads nothing by default', () => {
  expect(loadExtensions([])).toEqual([]);
});

it('adds field types at the end of the catalogue, once', () => {
  const before = names();
  const file = write('good', `exports.default = { name: 'good', fieldTypes: [${field('badge')}] };`);
  loadExtensions([file]);
  loadExtensions([file]);
  expect(names()).toEqual([...before, 'badge']);
});

it('refuses a name that is taken, and adds nothing of that extension', () => {
  const before = names();
  const fields = `[${field('stamp')}, ${field('email')}]`;
  const file = write('clash', `exports.default = { name: 'clash', fieldTypes: ${fields} };`);
  expect(() => loadExtensions([file])).toThrow(
    `EXTENSIONS: cannot use "${file}". There are two field types named "email". Give one of them another name.`,
  );
  expect(names()).toEqual(before);
});

it.each([
  [
    'no default export',
    'exports.extension = {};',
    'Its entry must export by default what defineExtension gives.',
  ],
  ['code that throws', "throw new Error('no licence');", 'no licence'],
])('says what is wrong with %s', (_, code, reason) => {
  const file = write(`bad-${reason.length}`, code);
  expect(() => loadExtensions([file])).toThrow(`EXTENSIONS: cannot use "${file}". ${reason}`);
});

it('names a package that is not installed', () => {
  expect(() => loadExtensions(['@acme/none'])).toThrow(
    /^EXTENSIONS: cannot use "@acme\/none"\. .*@acme\/none/,
  );
});
