import { paged } from '../http/page-query';
import { DeadLetterFilterBody, JobFilterBody } from './job-filter.body';

const PAGE = { max: 200, byDefault: 50 };

/** Which jobs, and which page of them. */
export class ListJobsQuery extends paged(PAGE, JobFilterBody) {}

/** Which dead letters, and which page of them. */
export class ListDeadLettersQuery extends paged(PAGE, DeadLetterFilterBody) {}
