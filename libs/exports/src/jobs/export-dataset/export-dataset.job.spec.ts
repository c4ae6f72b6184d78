import { z } from 'zod';
import {
  exportDatasetJob,
  exportOf,
  exportRequestOf,
  paramsOf,
  type DatasetExport,
} from './export-dataset.job';

const plain: DatasetExport = {
  parts: [
    {
      recordType: 'users',
      fields: ['id', 'age'],
      filters: { where: [{ field: 'age', op: 'gte', value: 21 }] },
      mask: [],
    },
  ],
  isArchive: false,
  maskContext: '',
  format: 'csv',
  formatOptions: { delimiter: ';' },
  compression: 'gzip',
};
const part = plain.parts[0]!;
/** As workers of before masks read them: what they do not know they leave out. */
const ofOlderWorkers = z.object({
  recordType: z.string(),
  selection: z.object({ recordType: z.string(), fields: z.array(z.string()).optional() }),
});

describe('parameters of an export', () => {
  it('are read by older workers where they can do what is asked', () => {
    const params = paramsOf(plain);
    expect(ofOlderWorkers.parse(params).selection.fields).toEqual(['id', 'age']);
    expect(exportOf(exportDatasetJob.params.parse(params))).toEqual(plain);
  });

  it.each<[string, Partial<DatasetExport>]>([
    ['masks', { parts: [{ ...part, mask: [{ field: 'age', method: 'redact' }] }] }],
    ['a limit', { parts: [{ ...part, limit: 5 }] }],
    ['a sample', { parts: [{ ...part, sample: { rate: 0.5 } }] }],
    ['other names', { parts: [{ ...part, fields: [{ field: 'id', as: 'key' }] }] }],
    ['a zip of one', { isArchive: true, compression: 'none' }],
    ['several', { parts: [part, { recordType: 'teams', mask: [] }], isArchive: true, compression: 'none' }],
  ])('are not read by older workers, which would leave out %s', (_, change) => {
    const wanted = { ...plain, ...change };
    const params = paramsOf(wanted);
    expect(ofOlderWorkers.safeParse(params).success).toBe(false);
    expect(exportOf(exportDatasetJob.params.parse(JSON.parse(JSON.stringify(params))))).toEqual(wanted);
  });

  it('give the request again', () => {
    const { mask: _, ...selection } = part;
    const request = { format: 'csv', csv: { delimiter: ';' }, compression: 'gzip', ...selection };
    expect(exportRequestOf(paramsOf(plain))).toEqual(request);
    const mask = [{ field: 'age', method: 'hash' as const }];
    const archive = { ...plain, parts: [{ ...part, mask }], isArchive: true, maskContext: 'a' };
    expect(exportRequestOf(paramsOf(archive))).toEqual({
      ...{ format: 'csv', csv: { delimiter: ';' }, maskContext: 'a' },
      recordTypes: [{ ...selection, mask }],
    });
  });
});
