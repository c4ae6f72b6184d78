import { defineFormat } from '../../text/define-format';
import { jsonObjects } from './json-objects';

/** One JSON array of objects, a row on each line. */
export const json = defineFormat({
  name: 'json',
  description: 'One JSON array of objects (RFC 8259).',
  contentType: 'application/json',
  extension: 'json',
  options: {},
  layout: (columns) => ({
    ...jsonObjects(columns),
    opening: '[',
    beforeFirstRow: '\n',
    betweenRows: ',\n',
    afterRow: '}',
    closing: '\n]\n',
  }),
});
