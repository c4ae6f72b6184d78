import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionFamilies, functions } from '.';
import { signatureOf } from './define-function';

const documentation = readFileSync(join(__dirname, '../../../../../docs/expressions.md'), 'utf8');

/** Cells of the tables below a heading, without the padding of Markdown. */
function rowsBelow(heading: string): string[][] {
  const [, section = ''] = documentation.split(`\n### ${heading}\n`);
  return section
    .split('\n### ', 1)[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

it('names every function once', () => {
  expect(functions.size).toBe(Object.values(functionFamilies).flat().length);
});

it.each(Object.entries(functionFamilies))(
  'docs/expressions.md lists the functions of %s',
  (family, members) => {
    expect(rowsBelow(family)).toEqual(
      members.map((definition) => [
        `\`${signatureOf(definition)}\``,
        definition.result,
        definition.description,
        `\`${definition.example[0]}\` is \`${definition.example[1]}\``,
      ]),
    );
  },
);

it('docs/expressions.md has no other families', () => {
  const [, section = ''] = documentation.split('\n## Functions\n');
  expect([...section.matchAll(/^### (.*)$/gm)].map(([, name]) => name)).toEqual(
    Object.keys(functionFamilies),
  );
});
