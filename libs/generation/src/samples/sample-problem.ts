/** Why the values of a file cannot be sampled; becomes an issue of the request. */
export class SampleProblem extends Error {
  constructor(
    /** Which option of the field, as a JSON pointer into it. */
    readonly pointer: '/fileId' | '/column' | '/sha256',
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
