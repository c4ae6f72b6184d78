import type * as auth from '@app/auth';
import type * as backup from '@app/backup';
import type * as config from '@app/config';
import type * as database from '@app/database';
import type * as datasets from '@app/datasets';
import type * as engine from '@app/engine';
import type * as exports_ from '@app/exports';
import type * as files from '@app/files';
import type * as formats from '@app/formats';
import type * as generation from '@app/generation';
import type * as jobs from '@app/jobs';
import type * as parquet from '@app/parquet';
import type * as retention from '@app/retention';
import type * as schedules from '@app/schedules';
import type * as storage from '@app/storage';
import type * as streams from '@app/streams';
import type * as uploads from '@app/uploads';
import type * as verification from '@app/verification';
import type * as webhooks from '@app/webhooks';
import type * as body from '../body/body.errors';
import type * as http from '../http.errors';

/** How an error that reaches the HTTP layer is answered. */
export interface ProblemKind {
  status: number;
  /** The same for every problem of this code; what is particular is in `detail`. */
  title: string;
  /** For docs/errors.md: what it means and what to do. */
  meaning: string;
  /** Seconds, for the header `Retry-After`. */
  retryAfter?: number;
}

/** The codes of the error classes that a module exports: a class without a line in the table does not compile. */
type CodesOf<Module> = {
  [Name in keyof Module]: Module[Name] extends abstract new (...args: never[]) => {
    readonly code: infer Code extends string;
  }
    ? string extends Code
      ? never
      : Code
    : never;
}[keyof Module];

export type ProblemCode =
  | CodesOf<typeof body>
  | CodesOf<typeof http>
  | CodesOf<typeof auth>
  | CodesOf<typeof backup>
  | CodesOf<typeof config>
  | CodesOf<typeof database>
  | CodesOf<typeof datasets>
  | CodesOf<typeof engine>
  | CodesOf<typeof exports_>
  | CodesOf<typeof files>
  | CodesOf<typeof formats>
  | CodesOf<typeof parquet>
  | CodesOf<typeof generation>
  | CodesOf<typeof jobs>
  | CodesOf<typeof retention>
  | CodesOf<typeof schedules>
  | CodesOf<typeof storage>
  | CodesOf<typeof streams>
  | CodesOf<typeof uploads>
  | CodesOf<typeof verification>
  | CodesOf<typeof webhooks>;

/** The one map from error codes to HTTP. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  bad_request: {
    status: 400,
    title: 'Request not understood',
    meaning: 'The request line or a header is broken, for example a bad percent-encoding in the path.',
  },
  validation_failed: {
    status: 400,
    title: 'Request not valid',
    meaning:
      'Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.',
  },
  invalid_json: {
    status: 400,
    title: 'Body is not JSON',
    meaning: 'The body cannot be parsed; `line` and `column` say where.',
  },
  json_too_complex: {
    status: 400,
    title: 'JSON too complex',
    meaning: 'The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.',
  },
  body_missing: {
    status: 400,
    title: 'Body missing',
    meaning: 'The request needs a JSON object as its body.',
  },
  unauthenticated: {
    status: 401,
    title: 'Not authenticated',
    meaning:
      'The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    meaning: 'The key or the token does not have the scope that this needs; `scopes` names it.',
  },
  identity_provider_unavailable: {
    status: 503,
    title: 'Identity provider not available',
    meaning: 'The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.',
    retryAfter: 5,
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    meaning:
      'More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again.',
  },
  api_key_not_found: {
    status: 404,
    title: 'API key not found',
    meaning: 'There is no API key with this id.',
  },
  invalid_api_key: {
    status: 422,
    title: 'API key not possible',
    meaning: 'A key cannot be made like this; `errors` says why.',
  },
  too_many_api_keys: {
    status: 409,
    title: 'Too many API keys',
    meaning: 'There are as many keys as there may be. Revoke some that are not used.',
  },
  api_keys_not_in_use: {
    status: 409,
    title: 'API keys not in use',
    meaning: 'Keys are made over HTTP only with `AUTH_MODE=api-key`. On the command line: `npm run keys`.',
  },
  tenant_not_allowed: {
    status: 403,
    title: 'Tenant not allowed',
    meaning: 'The request names a tenant, and its key or token is for another.',
  },
  dataset_not_owned: {
    status: 403,
    title: 'Dataset of somebody else',
    meaning: 'The name is taken by a dataset of another tenant. Choose another one.',
  },
  body_not_json: {
    status: 415,
    title: 'Body type not supported',
    meaning: 'Send the body as `application/json`, in UTF-8 and uncompressed.',
  },
  body_too_large: {
    status: 413,
    title: 'Body too large',
    meaning: 'The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`).',
  },
  body_timed_out: {
    status: 408,
    title: 'Body not complete',
    meaning: 'The body did not arrive in time. Send it again.',
  },
  invalid_id: { status: 400, title: 'Id not valid', meaning: 'An id in the path is not a UUID.' },
  invalid_idempotency_key: {
    status: 400,
    title: 'Idempotency key not valid',
    meaning: 'The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.',
  },
  invalid_cursor: {
    status: 400,
    title: 'Cursor not valid',
    meaning: 'Use the `nextCursor` of the page before, unchanged.',
  },
  not_acceptable: {
    status: 406,
    title: 'Type not offered',
    meaning:
      'The resource has none of the types that the header `Accept` allows; `types` lists those that it has.',
  },
  cross_site_request: {
    status: 403,
    title: 'Order from another site',
    meaning: 'A browser was made to send a request to the queue board by a page of another site.',
  },
  route_not_found: { status: 404, title: 'No such path', meaning: 'Nothing has this path.' },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The path does not take this method; the header `Allow` lists those that it takes.',
  },
  internal_error: {
    status: 500,
    title: 'Internal error',
    meaning: 'A mistake of ours. The log has the details under the same `requestId`.',
  },
  service_starting: {
    status: 503,
    title: 'Service is starting',
    meaning: 'The database is being migrated or has not been reached yet. Try again shortly.',
    retryAfter: 1,
  },
  not_ready: {
    status: 503,
    title: 'Service is not ready',
    meaning: 'Something that the service needs does not work; `checks` says what.',
    retryAfter: 1,
  },
  database_unavailable: {
    status: 503,
    title: 'Database not available',
    meaning: 'PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.',
    retryAfter: 1,
  },
  queue_unavailable: {
    status: 503,
    title: 'Queue not available',
    meaning: 'The queue cannot be reached. New work is accepted all the same and runs later.',
    retryAfter: 1,
  },
  storage_unavailable: {
    status: 503,
    title: 'Storage not available',
    meaning: 'Files cannot be read or written now. Try again.',
    retryAfter: 5,
  },
  backlog_full: {
    status: 503,
    title: 'Too many jobs are waiting',
    meaning: '`MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.',
    retryAfter: 5,
  },

  job_not_found: { status: 404, title: 'No such job', meaning: 'There is no job of this id.' },
  job_already_ended: {
    status: 409,
    title: 'Job has ended',
    meaning: 'Only a job that is pending or in progress can be cancelled.',
  },
  job_not_ended: {
    status: 409,
    title: 'Job cannot be run again',
    meaning: 'Only a failed or cancelled job can be run again.',
  },
  job_already_replayed: {
    status: 409,
    title: 'Job was replayed',
    meaning: 'Another job repeats this one already (`replayedBy`). Retry or replay that one.',
  },
  job_kind_not_found: {
    status: 404,
    title: 'No such kind of job',
    meaning:
      'No worker has said that it runs jobs of this kind. `GET /admin/kinds` lists those that are known.',
  },
  params_not_editable: {
    status: 422,
    title: 'Parameters cannot be edited',
    meaning: 'A job of this type is run again as it is: leave `params` out.',
  },
  nothing_to_keep: {
    status: 422,
    title: 'Nothing could be kept',
    meaning: '`onCancel: keep` needs `mode: append`; `replace` and `create` show all rows at once or none.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency key used before',
    meaning: 'The same `Idempotency-Key` came with another request. Use a new key for each request.',
  },

  schedule_not_found: { status: 404, title: 'No such schedule', meaning: 'There is no schedule of this id.' },
  schedule_exists: {
    status: 409,
    title: 'Schedule exists',
    meaning: 'There is a schedule of this name already. Delete it first, or choose another name.',
  },
  invalid_schedule: {
    status: 422,
    title: 'Schedule not valid',
    meaning: 'When the schedule is to fire cannot be understood, or is never. `errors` says what is wrong.',
  },
  scheduled_request_refused: {
    status: 422,
    title: 'Scheduled request refused',
    meaning:
      'The request would be refused if it were made now: `reason` is the code, `errors` points into the request.',
  },
  too_many_schedules: {
    status: 409,
    title: 'Too many schedules',
    meaning: 'There are as many schedules as there can be. Delete one first.',
  },

  webhook_not_found: { status: 404, title: 'No such webhook', meaning: 'There is no webhook of this id.' },
  webhook_delivery_not_found: {
    status: 404,
    title: 'No such delivery',
    meaning: 'The webhook has no delivery of this id. Ended ones leave the log after 30 days.',
  },
  webhook_url_refused: {
    status: 422,
    title: 'Webhook URL refused',
    meaning:
      'Webhooks are sent to https on the public internet, and to the networks of `WEBHOOKS_ALLOW_PRIVATE`.',
  },
  webhook_disabled: {
    status: 409,
    title: 'Webhook is disabled',
    meaning: 'Nothing is sent to a disabled webhook. Enable it first.',
  },
  too_many_webhooks: {
    status: 409,
    title: 'Too many webhooks',
    meaning: 'There are as many webhooks as there can be. Delete one first.',
  },

  invalid_sql: {
    status: 422,
    title: 'SQL not valid',
    meaning:
      'The SQL cannot be parsed (`position`, `line` and `column` say where), or its tables cannot be filled. `errors` says why.',
  },
  sql_too_complex: {
    status: 422,
    title: 'SQL too complex',
    meaning: 'The SQL took too long to parse, or too much memory. Send the CREATE TABLE statements alone.',
  },
  invalid_schema: {
    status: 422,
    title: 'Schema not valid',
    meaning: 'The fields cannot be generated as asked. `errors` lists each problem with a JSON pointer.',
  },
  unique_values_exhausted: {
    status: 422,
    title: 'Not enough unique values',
    meaning: 'A `unique` field has fewer different values than there would be rows.',
  },
  sample_lost: {
    status: 409,
    title: 'Sampled values are gone',
    meaning:
      'The values that a field of type sample chooses from are not in the database any more. Send the request again while the file is there.',
  },
  parents_exhausted: {
    status: 422,
    title: 'Not enough parents',
    meaning: 'A fan-out has fewer children than there would be rows.',
  },
  engine_version_changed: {
    status: 409,
    title: 'Engine has changed',
    meaning:
      'The job was begun by another version of the engine and cannot be finished by this one. Run it again.',
  },

  dataset_not_found: {
    status: 404,
    title: 'No such dataset',
    meaning: 'There is no dataset of this record type.',
  },
  dataset_exists: {
    status: 409,
    title: 'Dataset exists',
    meaning: 'Mode `create` makes new datasets only. Use `append` or `replace`.',
  },
  dataset_schema_conflict: {
    status: 409,
    title: 'Dataset has other fields',
    meaning: 'Rows can be appended only under the same fields and locale. Use mode `replace`.',
  },
  dataset_not_generated: {
    status: 409,
    title: 'Dataset was not generated',
    meaning:
      'The rows of the dataset came from a file: no rows can be generated to go on with it. Use mode `replace`.',
  },
  dataset_seed_conflict: {
    status: 409,
    title: 'Dataset has another seed',
    meaning:
      'Unique fields and references hold only under the seed of the dataset. Leave `seed` out, or use mode `replace`.',
  },
  dataset_engine_conflict: {
    status: 409,
    title: 'Dataset is of another engine',
    meaning:
      'Unique fields and references hold only under the engine version that wrote the dataset. Use mode `replace`.',
  },
  parent_changed: {
    status: 409,
    title: 'Parent has changed',
    meaning:
      'A dataset refers to rows of another one that was replaced or deleted since. Generate it again with mode `replace`.',
  },
  row_not_found: {
    status: 404,
    title: 'No such row',
    meaning: 'The dataset has no row of this number. Numbers begin at 0 and may have gaps.',
  },
  row_not_recomputable: {
    status: 409,
    title: 'Row cannot be computed again',
    meaning: 'The row was not generated, or by another version of the engine. Read it without `recompute`.',
  },
  receipt_incomplete: {
    status: 409,
    title: 'Receipt not complete',
    meaning:
      'Some rows were written by a version without receipts, so nothing says what they were. Use mode `replace`.',
  },
  dataset_in_use: {
    status: 409,
    title: 'Dataset is in use',
    meaning:
      'Jobs that read or write the dataset have not ended; `jobIds` names them. Try again when they have, or with ' +
      '`cancelJobs=true`. Without ids: a client is reading it.',
  },
  invalid_selection: {
    status: 422,
    title: 'Selection does not fit the dataset',
    meaning:
      'The export names fields that the dataset does not have, or compares them with values that do not fit.',
  },

  invalid_mask: {
    status: 422,
    title: 'Fields cannot be masked so',
    meaning:
      'A mask names a field that there is not, or has no values to replace it by; or a filter chooses rows by what is masked.',
  },
  compression_unavailable: {
    status: 422,
    title: 'Compression not available',
    meaning:
      'Files of the format are not packed so, or the Node.js of the service cannot; `available` lists what can be asked for.',
  },

  unknown_format: {
    status: 422,
    title: 'No such format',
    meaning: 'The format is none of those that are offered.',
  },
  invalid_format_options: {
    status: 422,
    title: 'Format options not valid',
    meaning: 'The options of the format are wrong. `errors` lists each problem.',
  },
  copy_stream_invalid: {
    status: 500,
    title: 'Rows cannot be read',
    meaning: 'The database sent rows in an unexpected form.',
  },
  copy_stream_truncated: {
    status: 500,
    title: 'Rows are missing',
    meaning: 'The stream of rows from the database broke off. The job is tried again.',
  },

  file_not_found: {
    status: 404,
    title: 'No such file',
    meaning: 'There is no file of this id, or it was deleted.',
  },
  file_deleted: {
    status: 410,
    title: 'File was deleted',
    meaning: 'The file was deleted for good, on request or because it was old enough; `deletedAt` says when.',
  },
  file_in_use: {
    status: 409,
    title: 'File is in use',
    meaning:
      'Jobs that need the file have not ended; `jobIds` names them. Try again when they have, or with `cancelJobs=true`.',
  },
  storage_shared: {
    status: 500,
    title: 'Storage is shared',
    meaning:
      'Another database has files in the storage, too, so retention removes nothing from it for not being listed. Give ' +
      'each database a storage of its own; if the other one is gone, delete its mark below `instances/`.',
  },
  deletion_not_found: {
    status: 404,
    title: 'No such deletion',
    meaning: 'There is no record of a deletion with this id.',
  },
  link_forged: {
    status: 403,
    title: 'Link not valid',
    meaning:
      'The download link was not made by us or was changed. Take a fresh one from the status of the job.',
  },
  link_expired: {
    status: 410,
    title: 'Link expired',
    meaning: 'The download link is too old. Take a fresh one from the status of the job.',
  },
  invalid_range: {
    status: 416,
    title: 'Range not satisfiable',
    meaning: 'The range begins past the end of the file; `Content-Range` has its size.',
  },
  file_changed: {
    status: 412,
    title: 'File is another one',
    meaning: 'The file does not have the entity tag of `If-Match`; `etag` is the one that it has.',
  },
  object_not_found: {
    status: 404,
    title: 'Stored object missing',
    meaning: 'The bytes of the file are not in storage any more.',
  },
  invalid_storage_key: {
    status: 500,
    title: 'Storage key not valid',
    meaning: 'A mistake of ours in naming a stored object.',
  },
  invalid_storage_url: {
    status: 500,
    title: 'Storage URL not valid',
    meaning: '`STORAGE_URL` is wrong; the process stops at its start with exit code 78.',
  },
  storage_not_usable: {
    status: 500,
    title: 'Storage not usable',
    meaning:
      'The storage of `STORAGE_URL` cannot be written or reached; the process stops at its start with exit code 78.',
  },

  not_multipart: {
    status: 415,
    title: 'Upload is not a form',
    meaning: 'Send the file as `multipart/form-data`, in a part named `file`.',
  },
  malformed_multipart: {
    status: 400,
    title: 'Form is broken',
    meaning: 'The multipart form cannot be read.',
  },
  upload_incomplete: {
    status: 400,
    title: 'Upload broke off',
    meaning:
      'The request ended before its last byte. A form leaves nothing; a resumable upload goes on where `HEAD` says.',
  },
  upload_timed_out: {
    status: 408,
    title: 'Upload stalled',
    meaning:
      'Nothing came for `UPLOAD_IDLE_TIMEOUT_MS`. A form leaves nothing; a resumable upload goes on where `HEAD` says.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'File type not supported',
    meaning: 'Files of this type are not taken.',
  },
  content_mismatch: {
    status: 415,
    title: 'Content is not what it claims',
    meaning: 'The content of the file is of another type than its name or `Content-Type` says.',
  },
  empty_file: { status: 400, title: 'File is empty', meaning: 'The file has no content.' },
  stored_file_corrupt: {
    status: 500,
    title: 'Stored file is damaged',
    meaning: 'The stored file no longer has the checksum of what was received. Upload it again.',
  },
  file_missing: {
    status: 400,
    title: 'File missing',
    meaning: 'The form has no file in a part named `file`.',
  },
  too_many_files: { status: 400, title: 'Too many files', meaning: 'A request carries one file.' },
  file_too_large: {
    status: 413,
    title: 'File too large',
    meaning: 'The upload is larger than `limit` bytes (`MAX_UPLOAD_BYTES`). Nothing was kept.',
  },
  byte_limit_exceeded: {
    status: 413,
    title: 'Too many bytes',
    meaning: 'A stream is larger than `limit` bytes.',
  },
  invalid_upload_field: {
    status: 400,
    title: 'Form field not valid',
    meaning: 'A text field of the form is unknown, doubled, too long or wrong. `errors` says which.',
  },

  invalid_digest: {
    status: 400,
    title: 'Digest not valid',
    meaning:
      '`Content-Digest` or `Repr-Digest` is not as in RFC 9530, or has neither `sha-256` nor `sha-512`.',
  },
  digest_mismatch: {
    status: 400,
    title: 'Bytes are not those of the digest',
    meaning:
      'The request does not have the digest of its header, or the file not that of `digest`. Nothing was kept.',
  },

  tus_version_unsupported: {
    status: 412,
    title: 'Version of tus not supported',
    meaning: 'Send `Tus-Resumable: 1.0.0` with each request of a resumable upload.',
  },
  invalid_tus_request: {
    status: 400,
    title: 'Header of tus not valid',
    meaning: 'A header of a resumable upload is missing or wrong; `header` is its name.',
  },
  not_offset_stream: {
    status: 415,
    title: 'Body type not supported',
    meaning: 'The bytes of a resumable upload come as `application/offset+octet-stream`.',
  },
  upload_not_found: {
    status: 404,
    title: 'Upload not found',
    meaning: 'There is no such resumable upload, or none any more. Begin another one.',
  },
  upload_expired: {
    status: 410,
    title: 'Upload expired',
    meaning: 'The upload was not gone on with for `RESUMABLE_UPLOAD_TTL_SECONDS`. Begin another one.',
  },
  upload_offset_conflict: {
    status: 409,
    title: 'Bytes do not continue the upload',
    meaning: '`Upload-Offset` is not where the upload stands. Ask with `HEAD`, and go on from there.',
  },
  upload_locked: {
    status: 423,
    title: 'Upload in use',
    meaning: 'Another request has the upload, or has taken it over. Ask with `HEAD`, and go on from there.',
    retryAfter: 1,
  },
  upload_complete: {
    status: 409,
    title: 'Upload is complete',
    meaning: 'The upload is a file already, and cannot be ended any more.',
  },
  checksum_mismatch: {
    status: 460,
    title: 'Checksum does not match',
    meaning: 'The bytes of the request do not have the checksum that came with them. They were not kept.',
  },
  too_many_upload_parts: {
    status: 413,
    title: 'Too many pieces',
    meaning: 'The upload came in more than `limit` pieces. Begin another one, and send larger pieces.',
  },

  nothing_ingested: {
    status: 422,
    title: 'Nothing ingested',
    meaning:
      'No row could be made of the file: it has no records, or none of them fits. The message has the first reason.',
  },
  too_many_rejects: {
    status: 422,
    title: 'Too many rejects',
    meaning: 'More records of the file do not fit than `maxRejects` allows. Nothing was written.',
  },
  columns_do_not_match: {
    status: 422,
    title: 'Columns do not match',
    meaning:
      'The columns of the file are not those of the dataset or of `types`. Rename them, or use mode `replace`.',
  },
  duplicate_column: {
    status: 422,
    title: 'Column doubled',
    meaning: 'Two columns of the file would have one name. Rename one of them.',
  },
  too_many_columns: {
    status: 422,
    title: 'Too many columns',
    meaning: 'The file has more columns than `MAX_FIELDS`. Often the delimiter is another one.',
  },
  record_too_long: {
    status: 422,
    title: 'Record too long',
    meaning:
      'A record of the file is longer than 16 MiB, most likely because a quote is not closed. Nothing was written.',
  },
  document_truncated: {
    status: 422,
    title: 'File ends too early',
    meaning: 'The file ends within a record: a quote or the JSON array is not closed. Nothing was written.',
  },
  document_malformed: {
    status: 422,
    title: 'File not readable',
    meaning: 'The file is not of the format that it is read as, so that its records cannot be told apart.',
  },
  unpacked_too_large: {
    status: 422,
    title: 'Unpacked content too large',
    meaning:
      'A compressed file unpacks to more than `MAX_UNPACKED_BYTES`, or to more than 250 times its size.',
  },
  parquet_invalid: {
    status: 422,
    title: 'Parquet file not readable',
    meaning: 'The file begins as Parquet but is cut or broken. Nothing was written.',
  },
  parquet_unsupported: {
    status: 422,
    title: 'Parquet file not supported',
    meaning:
      'The Parquet file has a column that no dataset can hold (a list, a map, a struct, binary values), is encrypted, or is packed in a way that is not read here. `detail` names it. Nothing was written.',
  },
  parquet_too_large: {
    status: 422,
    title: 'Parquet file needs too much memory',
    meaning: 'Pages of the Parquet file are too large to be read. Write it with smaller row groups or pages.',
  },
  not_in_parquet: {
    status: 422,
    title: 'Value not possible in Parquet',
    meaning:
      'A date or a time of the dataset is infinite or further away than Parquet can say. Export it in another format, or leave the column or such rows out.',
  },
  invalid_gzip: {
    status: 422,
    title: 'Compressed file broken',
    meaning: 'The file begins as gzip but cannot be unpacked to its end.',
  },
  reject_file_invalid: {
    status: 422,
    title: 'Reject file not readable',
    meaning: 'Only the records in `raw` may be changed in a reject file that is sent back.',
  },

  invalid_configuration: {
    status: 500,
    title: 'Configuration not valid',
    meaning:
      'The environment is wrong; the process stops at its start with exit code 78 and lists every problem.',
  },
  postgres_program_missing: {
    status: 500,
    title: 'Program of PostgreSQL not found',
    meaning:
      'A backup needs `pg_dump` and `pg_restore` of at least the major version of the server, on the machine of the worker. The message says how to get them; `PG_BIN` says where they are.',
  },
  postgres_program_failed: {
    status: 500,
    title: 'Program of PostgreSQL failed',
    meaning: 'The message has what it said last. A backup job is tried again.',
  },
  backup_not_found: {
    status: 404,
    title: 'Backup not found',
    meaning: 'There is no complete backup of this name in `BACKUP_URL`.',
  },
  backup_damaged: {
    status: 500,
    title: 'Backup damaged',
    meaning:
      'What is stored is not what was written: bytes are missing or changed, or the key does not fit. Use another backup.',
  },
  backup_key_wrong: {
    status: 500,
    title: 'Backup key wrong',
    meaning: 'The backup is encrypted; set `BACKUP_ENCRYPTION_KEY` to the key that it was made with.',
  },
  backup_mismatch: {
    status: 500,
    title: 'Restored database differs',
    meaning: 'What was restored is not what was backed up; the message names tables.',
  },
  restore_refused: {
    status: 409,
    title: 'Restore refused',
    meaning:
      'The database is in use or not empty, or the backup is of a newer version. The message says what to do; nothing was changed.',
  },
  migration_failed: {
    status: 500,
    title: 'Migration failed',
    meaning: 'The database could not be migrated; the message says how to go on.',
  },
};

/** Codes that only a job shows, in its `error`: no request ends in one of these. */
export const JOB_PROBLEMS = {
  job_timed_out: {
    status: 500,
    title: 'Job timed out',
    meaning: 'An attempt took longer than `timeoutMs` of the job.',
  },
  worker_crashed: {
    status: 500,
    title: 'Workers crashed',
    meaning: 'Three workers in a row died running this job, so it is not tried again.',
  },
  dataset_replaced: {
    status: 409,
    title: 'Dataset was replaced',
    meaning: 'The dataset was replaced or deleted while the job was adding rows to it.',
  },
  unknown_job_kind: {
    status: 500,
    title: 'Unknown kind of job',
    meaning: 'The worker that took the job is of a version that does not know it.',
  },
  invalid_job_params: {
    status: 500,
    title: 'Job parameters not readable',
    meaning: 'The worker is of a version that cannot read the parameters of this job.',
  },
} as const satisfies Record<string, ProblemKind>;

/** How an error of this code is answered; `undefined` for one that is not ours. */
export function problemKind(code: string): ProblemKind | undefined {
  return Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode] : undefined;
}
