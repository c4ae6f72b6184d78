import { Command } from 'commander';
import { loadEnvFile } from '@app/config';
import { openBackupStore, restoreBackup, resumeDatabase } from '@app/backup';
import { openStorage } from '@app/storage';
import { describeBackup, describeResumed } from './backup/describe-backup';
import { withInstanceDatabase } from './backup/instance-database';
import { runProgram } from './run-program';
import { scriptCommand } from './start-command';

interface Options {
  replace: boolean;
  resume: boolean;
  json: boolean;
}

/** `npm run restore`: puts a backup into the database. */
async function run(): Promise<number> {
  const command = new Command(scriptCommand('restore'))
    .description(
      'Restores a backup of BACKUP_URL into the empty database of DATABASE_URL, which is made when missing.',
    )
    .argument('[id]', 'the backup (default: the newest)')
    .option('--replace', 'remove everything that is in the database first', false)
    .option('--resume', 'restore nothing: the database was put back to an earlier time by other means', false)
    .option('--json', 'print JSON instead of text', false)
    .allowExcessArguments(false)
    .showHelpAfterError(`(${scriptCommand('restore')} --help lists the options)`)
    .parse();
  const { replace, resume, json } = command.opts<Options>();
  const [id] = command.args;
  if (resume && (replace || id !== undefined))
    command.error('error: --resume goes with no backup and no --replace.');
  loadEnvFile();
  return withInstanceDatabase(process.env, { mayRun: false }, async (config) => {
    const store = openBackupStore(config);
    const files = openStorage(config.storage.url, config.storage);
    try {
      const onStep = (step: string): void => void process.stderr.write(`${step}\n`);
      if (resume) {
        process.stdout.write(describeResumed(await resumeDatabase({ config, files }, { onStep }), json));
        return 0;
      }
      const { manifest, ...restored } = await restoreBackup(
        { config, files, store },
        { id, replace, onStep },
      );
      process.stdout.write(describeBackup(manifest, { restored }, json));
      return 0;
    } finally {
      await Promise.all([store.storage.close(), files.close()]);
    }
  });
}

void runProgram(run);
