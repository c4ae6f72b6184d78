import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
/** Loads `.env` of the working directory, if there is one. Variables that are set already win. */
export function loadEnvFile(directory = process.cwd()) {
    const file = resolve(directory, '.env');
    if (existsSync(file))
        process.loadEnvFile(file);
}
