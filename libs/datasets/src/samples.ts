import { z } from 'zod';
import type { Queryable } from '@app/database';
import type { Sample } from '@app/engine';
import { SampleLost } from './datasets.errors';

const content = z.object({
  values: z.union([z.array(z.string()), z.array(z.number()), z.array(z.boolean())]),
  counts: z.array(z.int().min(1)),
});

/** The values that are kept under a SHA-256, from which fields of type sample choose. @throws SampleLost */
export async function readSample(client: Queryable, sha256: string): Promise<Sample> {
  const { rows } = await client.query<{ content: Buffer }>(
    'SELECT content FROM value_samples WHERE sha256 = $1',
    [sha256],
  );
  const bytes = rows[0]?.content;
  if (bytes === undefined) throw new SampleLost(sha256);
  return content.parse(JSON.parse(bytes.toString('utf8')));
}

/** The samples that the fields of a dataset name, by their hashes. @throws SampleLost */
export async function samplesOf(
  client: Queryable,
  fields: readonly { readonly type: string }[],
): Promise<ReadonlyMap<string, Sample>> {
  const hashes = fields.flatMap((field) =>
    field.type === 'sample' && 'sha256' in field && typeof field.sha256 === 'string' ? [field.sha256] : [],
  );
  const samples = new Map<string, Sample>();
  for (const sha256 of new Set(hashes)) samples.set(sha256, await readSample(client, sha256));
  return samples;
}
