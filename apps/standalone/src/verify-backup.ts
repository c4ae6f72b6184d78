import { Command } from 'commander';
import { loadEnvFile } from '@app/config';
import { openBackupStore, verifyBackup } from '@app/backup';
import { describeBackup } from './backup/describe-backup';
import { withInstanceDatabase } from './backup/instance-database';
import { runProgram } from './run-program';
import { scriptCommand } from './start-command';

interface Options {
  scratchUrl?: string;
  json: boolean;
}

/** `npm run verify-backup`: proves that a backup can be restored, in a database of its own. */
async function run(): Promise<number> {
  const command = new Command(scriptCommand('verify-backup'))
    .description(
      'Restores a backup into a database that is made for it and dropped, and compares every table.',
    )
    .argument('[id]', 'the backup (default: the newest)')
    .option('--scratch-url <url>', 'a database on the server to make it on (default: DATABASE_URL)')
    .option('--json', 'print JSON instead of text', false)
    .allowExcessArguments(false)
    .showHelpAfterError(`(${scriptCommand('verify-backup')} --help lists the options)`)
    .parse();
  const { scratchUrl, json } = command.opts<Options>();
  const [id] = command.args;
  loadEnvFile();
  return withInstanceDatabase(process.env, { mayRun: true }, async (config) => {
    const store = openBackupStore(config);
    try {
      const onStep = (step: string): void => void process.stderr.write(`${step}\n`);
      const manifest = await verifyBackup(config, store, { id, scratchUrl, onStep });
      process.stdout.write(describeBackup(manifest, { verified: true }, json));
      return 0;
    } finally {
      await store.storage.close();
    }
  });
}

void runProgram(run);
