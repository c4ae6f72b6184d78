export { startJobBench, type JobBench } from './testing/job-bench';
export { requireEnqueued, type Enqueued } from './testing/require-enqueued';
export { workOne } from './testing/work-one';
