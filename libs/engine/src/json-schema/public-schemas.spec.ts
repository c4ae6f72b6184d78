import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOfJsonSchema } from './json-schema-fields';
import { documentsOf, validatorOf } from './testing/documents';

const DIRECTORY = join(__dirname, 'public-schemas');
const FILES = readdirSync(DIRECTORY).filter((file) => file.endsWith('.json'));
const DOCUMENTS = 1000;
/** Names of ours that cannot be columns, and roots that are no objects, stand below a property. */
const below = (schema: object): object => ({
  type: 'object',
  required: ['document'],
  properties: { document: { $id: 'urn:example:document', ...schema } },
});

it('there are at least 20', () => expect(FILES.length).toBeGreaterThanOrEqual(20));

it.each(FILES)('%s gives documents that ajv accepts', (file) => {
  const schema = JSON.parse(readFileSync(join(DIRECTORY, file), 'utf8')) as object;
  const documents = documentsOf(fieldsOfJsonSchema(below(schema)), DOCUMENTS).map(({ document }) => document);
  const validate = validatorOf(schema);
  const refused = documents.filter((document) => !validate(document));
  expect(refused.slice(0, 1)).toEqual([]);
  // Not the same document again and again.
  expect(new Set(documents.map((document) => JSON.stringify(document))).size).toBeGreaterThan(100);
});
