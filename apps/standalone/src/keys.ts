import { readKeysOptions } from './keys/keys-options';
import { runKeys } from './keys/run-keys';
import { runProgram } from './run-program';

/** `npm run keys`: makes, lists and revokes API keys, among them the first one, which nobody could ask the API for. */
void runProgram(() => runKeys(readKeysOptions(process.argv)));
