import { Command, InvalidArgumentError, Option } from 'commander';
import { extname } from 'node:path';
export const DEMO_FORMATS = ['csv', 'json', 'ndjson'];
/** Reads a whole number in plain digits; `_` and `,` may group them. */
function wholeNumber(min, max) {
    return (text) => {
        const digits = text.replace(/(?<=\d)[_,](?=\d{3})/g, '');
        const value = Number(digits);
        if (!/^\d+$/.test(digits) || value < min || value > max) {
            throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
        }
        return value;
    };
}
const isFormat = (text) => DEMO_FORMATS.includes(text);
function addFormat(text, before) {
    if (!isFormat(text))
        throw new InvalidArgumentError(`It must be one of ${DEMO_FORMATS.join(', ')}.`);
    return [...new Set([...(before ?? []), text])];
}
export function demoCommand() {
    return new Command('npm run demo --')
        .description('Generates a dataset, exports it, checks the result, and stops again.')
        .option('--schema <file>', 'JSON file with the body of POST /generate (default: 12 fields of customers)')
        .option('--count <n>', "records to generate (default: the file's, or 100,000)", wholeNumber(1, 1e12))
        .option('--seed <n>', "seed (default: the file's, or 42)", wholeNumber(0, Number.MAX_SAFE_INTEGER))
        .addOption(new Option('--format <format>', `${DEMO_FORMATS.join(', ')}; repeat it for several (default: csv, json)`).argParser(addFormat))
        .option('--out <file>', 'the file to write, for one format (default: the folder demo in DATA_DIR)')
        .option('--port <n>', 'port of the API (default: a free one)', wholeNumber(1, 65_535))
        .option('--replace', 'replace a dataset of the same name that no demo made', false)
        .option('--json', 'print one JSON object instead of text', false)
        .allowExcessArguments(false)
        .showHelpAfterError('(npm run demo -- --help lists the options)');
}
/**
 * Reads the options of `npm run demo`.
 * @param args what follows `--`; wrong ones end the program with a message, unless the command overrides that
 */
export function parseDemoOptions(args, command = demoCommand()) {
    const { format, ...options } = command.parse(args, { from: 'user' }).opts();
    if (options.out === undefined)
        return { ...options, formats: format ?? ['csv', 'json'] };
    const extension = extname(options.out).slice(1).toLowerCase();
    const formats = format ?? (isFormat(extension) ? [extension] : ['csv']);
    if (formats.length > 1) {
        command.error('error: --out names one file: give one --format with it, or leave --out away.');
    }
    return { ...options, formats };
}
