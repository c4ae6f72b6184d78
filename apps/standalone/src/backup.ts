import { Command } from 'commander';
import { loadEnvFile } from '@app/config';
import { makeBackup, openBackupStore } from '@app/backup';
import { openStorage } from '@app/storage';
import { describeBackup, listBackups } from './backup/describe-backup';
import { withInstanceDatabase } from './backup/instance-database';
import { openDatabase } from './backup/open-database';
import { runProgram } from './run-program';
import { scriptCommand } from './start-command';

interface Options {
  list: boolean;
  json: boolean;
}

/** `npm run backup`: backs up the database, or lists the backups that there are. */
async function run(): Promise<number> {
  const { list, json } = new Command(scriptCommand('backup'))
    .description(
      'Backs up the database to BACKUP_URL, then removes backups that need not be kept (BACKUP_KEEP_*).',
    )
    .option('--list', 'list the backups that there are, and make none', false)
    .option('--json', 'print JSON instead of text', false)
    .allowExcessArguments(false)
    .showHelpAfterError(`(${scriptCommand('backup')} --help lists the options)`)
    .parse()
    .opts<Options>();
  loadEnvFile();
  return withInstanceDatabase(process.env, { mayRun: true }, async (config) => {
    const store = openBackupStore(config);
    try {
      if (list) {
        process.stdout.write(listBackups(await store.list(), json));
        return 0;
      }
      const files = openStorage(config.storage.url, config.storage);
      const { manifest, removed } = await openDatabase(config, (database) =>
        makeBackup({ database, files, store, config }),
      ).finally(() => files.close());
      process.stdout.write(describeBackup(manifest, { removed }, json));
      return 0;
    } finally {
      await store.storage.close();
    }
  });
}

void runProgram(run);
