import type { RegisterCommand } from '../cli';
import { examples, type Example } from '../output/examples';
import { becomeApp, type ProgramName } from '../run-app';

interface InstanceProgram {
  name: Extract<ProgramName, 'keys' | 'backup' | 'restore' | 'verify-backup'>;
  usage: string;
  summary: string;
  description: string;
  shown: readonly Example[];
}

// They work on the database itself: a first key cannot be asked for without one, and a backup is for when nothing serves.
const PROGRAMS: readonly InstanceProgram[] = [
  {
    name: 'keys',
    usage:
      'create --name <name> --scope <scope> [--tenant <tenant>] [--expires <when>] | list | revoke <keyId>',
    summary: 'make, list and revoke API keys',
    description:
      'API keys of AUTH_MODE=api-key, in the database of DATABASE_URL or of the VeoGen that runs in DATA_DIR. Scopes: ' +
      'generate, export, upload, read, admin.',
    shown: [
      ['veogen keys create --name ci --scope generate,read --expires 90d', 'printed this once'],
      ['veogen keys list --json', 'all of them, without their secrets'],
    ],
  },
  {
    name: 'backup',
    usage: '[--list]',
    summary: 'back up the database',
    description:
      'Back up the database to BACKUP_URL, then remove backups that need not be kept (BACKUP_KEEP_*). With --list, show ' +
      'those that there are.',
    shown: [
      ['veogen backup', 'while everything runs'],
      ['veogen backup --list --json', 'what can be restored'],
    ],
  },
  {
    name: 'restore',
    usage: '[backupId] [--replace] [--resume]',
    summary: 'restore a backup, the newest by default',
    description:
      'Restore a backup of BACKUP_URL into the empty database of DATABASE_URL; --replace empties it first. --resume, after ' +
      'the database was put back to an earlier time by other means, only makes its jobs go on.',
    shown: [
      ['veogen restore', 'into a database that is empty or not there'],
      ['veogen restore --replace --json', 'without what is there'],
    ],
  },
  {
    name: 'verify-backup',
    usage: '[backupId] [--scratch-url <url>]',
    summary: 'prove that a backup can be restored',
    description: 'Restore a backup into a database that is made for it and dropped, and compare every table.',
    shown: [['veogen verify-backup --json', 'the newest']],
  },
];

/** `veogen keys`, `backup`, `restore` and `verify-backup`: what the scripts of these names in package.json do. */
export const instancePrograms: RegisterCommand = (program, cli) => {
  for (const { name, usage, summary, description, shown } of PROGRAMS)
    program
      .command(name)
      .summary(summary)
      .usage(usage)
      .description(description)
      .argument('[words...]')
      .allowUnknownOption()
      .addHelpText('after', examples(...shown))
      .action((words: string[]) =>
        becomeApp(name, { VEOGEN_START_COMMAND: 'veogen serve' }, [
          ...words,
          ...(cli.json ? ['--json'] : []),
        ]),
      );
};
