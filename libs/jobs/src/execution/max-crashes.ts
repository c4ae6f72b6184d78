/** Workers that may die in a row on a job or on a chunk of it, without progress between, before the job is put aside. */
export const MAX_CRASHES = 3;
