import { compilePlan } from '@app/engine';
import { createCopyBinaryEncoder, createTextEncoder, encodeRows } from '@app/formats';
import { FIELDS } from './fields';
const only = process.argv[3];
const fields = only ? FIELDS.filter((f) => only.split(',').includes(f.name)) : FIELDS;
const { columns } = compilePlan({ recordType: 'users', seed: 42, fields });
const enc =
  process.argv[2] === 'copy'
    ? createCopyBinaryEncoder({ columns })
    : createTextEncoder({ columns, format: process.argv[2]! });
const rows = 500000;
let best = 1e9;
for (let r = 0; r < 9; r++) {
  const t = process.cpuUsage();
  for (const c of encodeRows(enc, 0, rows)) c.length;
  const d = process.cpuUsage(t);
  best = Math.min(best, ((d.user + d.system) * 1e3) / rows);
}
console.log(process.argv[2], only ?? 'all', Math.round(best) + ' ns/row (min cpu)');
