import type { AnyFormatDefinition } from '../text/define-format';
import { csv } from './csv/csv.format';
import { json } from './json/json.format';
import { ndjson } from './ndjson/ndjson.format';

/** Every text format, one line each. */
export const formatDefinitions: readonly AnyFormatDefinition[] = [csv, json, ndjson];
