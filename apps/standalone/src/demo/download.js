import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { countRecords } from './record-counter';
/**
 * Reads a download to its end and measures it, holding no more than a chunk of it in memory.
 * @param path where to keep it; it appears there only once it is complete. Without one it is only measured.
 */
export async function measureDownload(source, format, path) {
    const hash = createHash('sha256');
    const counter = countRecords(format);
    let bytes = 0;
    async function* measured(chunks) {
        for await (const chunk of chunks) {
            hash.update(chunk);
            counter.push(chunk);
            bytes += chunk.length;
            yield chunk;
        }
    }
    if (path === undefined) {
        const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
        await pipeline(source, measured, nowhere);
    }
    else {
        const part = `${path}.part`;
        mkdirSync(dirname(path), { recursive: true });
        // Opened before the download can break: a stream that is destroyed while it opens would still make the file.
        const file = await open(part, 'w');
        try {
            await pipeline(source, measured, file.createWriteStream());
            renameSync(part, path);
        }
        catch (error) {
            rmSync(part, { force: true });
            throw error;
        }
    }
    return { bytes, records: counter.records, sha256: hash.digest('hex') };
}
