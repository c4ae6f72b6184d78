import { paged } from '../http/page-query';

/** Which page of the archives. */
export class ListArchivesQuery extends paged({ max: 200, byDefault: 50 }) {}
