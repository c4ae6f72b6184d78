import type { ProblemCode } from '../http/problem/problem-table';

/** What a job that is run again can be refused for, also with other parameters. */
export const RESUBMISSION_PROBLEMS = [
  'job_not_found',
  'job_not_ended',
  'job_already_replayed',
  'params_not_editable',
  'invalid_schema',
  'nothing_to_keep',
  'dataset_not_found',
  'dataset_exists',
  'dataset_schema_conflict',
  'dataset_seed_conflict',
  'dataset_engine_conflict',
  'invalid_selection',
  'invalid_mask',
  'compression_unavailable',
  'unknown_format',
  'invalid_format_options',
  'backlog_full',
] as const satisfies readonly ProblemCode[];
