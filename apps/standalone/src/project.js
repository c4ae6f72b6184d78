import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
/** The folder of our package.json, found from the sources as well as from the build. */
export function projectFolder() {
    let folder = __dirname;
    while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder))
        folder = dirname(folder);
    return folder;
}
/** The version in our package.json. */
export function readVersion() {
    return JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8'))
        .version;
}
