import { formatBytes } from '@app/terminal';
import type { ExportRequest, Job } from '@veogen/client';
import type { Cli } from '../cli';
import { type SavedFile, saveDownload } from '../output/save-download';
import { followJob } from './follow-job';
import type { WaitFlags } from './wait-options';

/** Exports, waits, and downloads what came of it. */
export async function exportToFile(
  cli: Cli,
  request: ExportRequest,
  { out, idempotencyKey, ...flags }: WaitFlags & { out: string; idempotencyKey?: string },
): Promise<{ job: Job; file: SavedFile }> {
  const { jobId } = await cli.client.export(request, { idempotencyKey, signal: cli.signal });
  const job = await followJob(cli, jobId, { label: 'exporting', ...flags });
  const file = await saveDownload(cli, job.resultUri, out);
  return { job, file };
}

export function describeFile({ path, bytes, sha256 }: SavedFile): string {
  return `${path}  ${formatBytes(bytes)}  sha256 ${sha256}`;
}
