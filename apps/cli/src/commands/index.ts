import type { RegisterCommand } from '../cli';
import { doctor } from './doctor.command';
import { exportRecords } from './export.command';
import { generate } from './generate.command';
import { instancePrograms } from './instance-programs.command';
import { jobs } from './jobs.command';
import { migrate } from './migrate.command';
import { serve } from './serve.command';
import { upload } from './upload.command';
import { worker } from './worker.command';

/** All commands, in the order of the help. A new one is a file beside these and a line here. */
export const COMMANDS: readonly RegisterCommand[] = [
  serve,
  worker,
  migrate,
  doctor,
  generate,
  upload,
  exportRecords,
  jobs,
  instancePrograms,
];
