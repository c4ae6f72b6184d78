/**
 * What uploads cost the API in memory: one large file as a form and by tus, and many files at once. Ends with 1 when the
 * API grows by more than 60 MB for a file, or has more than 400 MB with many.
 *
 *     node -r @swc-node/register bench/memory/memory.bench.ts [--full]
 *
 * --full: a file of 1 GB and 100 files of 10 MB, in place of 100 MB and 20 of 2 MB.
 */
import { parseArgs } from 'node:util';
import { startService } from '../service/start-service';
import { peakDuring, residentBytes } from './process-memory';
import { sendForm, sendResumable } from './send-file';

const MB = 1_000_000;
const MOST_GROWTH = 60 * MB;
const MOST_IN_ALL = 400 * MB;
const WARM_UP_BYTES = 20 * MB;

const { values: args } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const LARGE = args.full ? 1_000 * MB : 100 * MB;
const [FILES, SMALL] = args.full ? [100, 10 * MB] : [20, 2 * MB];

async function main(): Promise<void> {
  const service = await startService({ MAX_UPLOAD_BYTES: String(2 * LARGE) });
  const ways = { form: sendForm, tus: sendResumable };
  try {
    for (const send of Object.values(ways)) await send(service.origin, WARM_UP_BYTES);
    for (const [name, send] of Object.entries(ways)) {
      const before = residentBytes(service.api);
      const started = performance.now();
      const peak = await peakDuring(service.api, () => send(service.origin, LARGE));
      const seconds = (performance.now() - started) / 1_000;
      report(`${LARGE / MB} MB by ${name}`, peak - before, MOST_GROWTH, `grew by, ${seconds.toFixed(1)} s`);
    }
    for (const [name, send] of Object.entries(ways)) {
      const files = Array.from({ length: FILES });
      const peak = await peakDuring(service.api, async () => {
        await Promise.all(files.map(() => send(service.origin, SMALL)));
      });
      report(`${FILES} files of ${SMALL / MB} MB at once by ${name}`, peak, MOST_IN_ALL, 'in all');
    }
  } finally {
    await service.stop();
  }
}

function report(what: string, bytes: number, most: number, how: string): void {
  const good = bytes <= most;
  console.log(`${good ? 'ok  ' : 'MORE'} ${what}: ${(bytes / MB).toFixed(0)} MB of ${most / MB} MB (${how})`);
  if (!good) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
