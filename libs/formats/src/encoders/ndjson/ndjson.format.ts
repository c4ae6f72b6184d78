import { defineFormat } from '../../text/define-format';
import { jsonObjects } from '../json/json-objects';

/** Newline-delimited JSON: an object on each line. */
export const ndjson = defineFormat({
  name: 'ndjson',
  description: 'One JSON object on each line (newline-delimited JSON).',
  contentType: 'application/x-ndjson',
  extension: 'ndjson',
  options: {},
  layout: (columns) => ({
    ...jsonObjects(columns),
    opening: '',
    beforeFirstRow: '',
    betweenRows: '',
    afterRow: '}\n',
    closing: '',
  }),
});
