import { compilePlan } from '@app/engine';
import { createCopyBinaryEncoder, createTextEncoder, encodeRows } from '@app/formats';
import { FIELDS } from './fields';
const { columns } = compilePlan({ recordType: 'users', seed: 42, fields: FIELDS });
const encs: any = {
  copy: createCopyBinaryEncoder({ columns }),
  ndjson: createTextEncoder({ columns, format: 'ndjson' }),
  csv: createTextEncoder({ columns, format: 'csv' }),
};
const rows = 200000;
const best: any = {};
for (let r = 0; r < 9; r++)
  for (const k of process.argv[2]!.split(',')) {
    const t = process.cpuUsage();
    for (const c of encodeRows(encs[k], 0, rows)) c.length;
    const d = process.cpuUsage(t);
    best[k] = Math.min(best[k] ?? 1e9, ((d.user + d.system) * 1e3) / rows);
  }
console.log(best);
