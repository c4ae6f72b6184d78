import { Command } from 'commander';
import { loadEnvFile } from '@app/config';
import { openBackupStore, restoreBackup } from '@app/backup';
import { openStorage } from '@app/storage';
import { describeBackup } from './backup/describe-backup';
import { withInstanceDatabase } from './backup/instance-database';
import { runProgram } from './run-program';

interface Options {
  replace: boolean;
  json: boolean;
}

/** `npm run restore`: puts a backup into the database. */
async function run(): Promise<number> {
  const command = new Command('npm run restore --')
    .description(
      'Restores a backup of BACKUP_URL into the empty database of DATABASE_URL, which is made when missing.',
    )
    .argument('[id]', 'the backup (default: the newest)')
    .option('--replace', 'remove everything that is in the database first', false)
    .option('--json', 'print JSON instead of text', false)
    .allowExcessArguments(false)
    .showHelpAfterError('(npm run restore -- --help lists the options)')
    .parse();
  const { replace, json } = command.opts<Options>();
  const [id] = command.args;
  loadEnvFile();
  return withInstanceDatabase(process.env, { mayRun: false }, async (config) => {
    const store = openBackupStore(config);
    const files = openStorage(config.storage.url, config.storage);
    try {
      const onStep = (step: string): void => void process.stderr.write(`${step}\n`);
      const { manifest, migrated, openJobs, objects } = await restoreBackup(
        { config, files, store },
        { id, replace, onStep },
      );
      process.stdout.write(describeBackup(manifest, { restored: { migrated, openJobs, objects } }, json));
      return 0;
    } finally {
      await Promise.all([store.storage.close(), files.close()]);
    }
  });
}

void runProgram(run);
