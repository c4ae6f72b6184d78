import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NUMBER_FORMATS, TEXT_FORMATS } from './formats';
import { KEYWORDS } from './keywords';

const text = readFileSync(join(__dirname, '../../../../docs/json-schema.md'), 'utf8');
const [, keywords = '', formats = ''] = text.split(/^## (?:Keywords|Formats)$/m);
const rows = [...keywords.matchAll(/^\| `([^`]+)` +\| (.*?) +\|$/gm)].map(([, name, note]) => [name, note]);

it('docs/json-schema.md lists every keyword with what is done with it, and nothing else', () => {
  expect(new Map(rows as [string, string][])).toEqual(
    new Map(Object.entries(KEYWORDS).map(([name, { note }]) => [name, note])),
  );
});

it('docs/json-schema.md lists every format', () => {
  const listed = [...formats.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  expect(listed).toEqual([...Object.keys(TEXT_FORMATS), ...Object.keys(NUMBER_FORMATS)]);
});
