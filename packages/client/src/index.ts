export {
  type AcceptedJob,
  type ClientOptions,
  type ExportRequest,
  type GenerateRequest,
  type JobFilter,
  type JobPage,
  type Jobs,
  type Preview,
  type PreviewList,
  type PreviewRequest,
  type RequestOptions,
  type StartOptions,
  VeoGenClient,
} from './client';
export type { Download, DownloadOptions } from './download';
export {
  DownloadFailed,
  type Issue,
  type Job,
  JobNotCompleted,
  VeoGenError,
  VeoGenProblem,
  VeoGenUnreachable,
  WaitTimedOut,
} from './errors';
export type { components, operations, paths } from './openapi';
export type { Retry } from './patient-fetch';
export type { Upload, UploadFields, UploadOptions, UploadSource } from './upload';
export type { Progress, WaitOptions } from './wait-for-job';
