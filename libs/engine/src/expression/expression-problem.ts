/** Why an expression cannot be used, with the place in its text (counted from 0). */
export class ExpressionProblem extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}
