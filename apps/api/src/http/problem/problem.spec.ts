import { HttpException } from '@nestjs/common';
import { AppError } from '@app/errors';
import { BacklogFull, JobNotFound } from '@app/jobs';
import { renderProblem, toAppError } from './problem';
import { JOB_PROBLEMS, PROBLEMS } from './problem-table';

class Unheard extends AppError {
  readonly code = 'unheard_of';
}

const context = { instance: '/x', requestId: 'r', showInternals: false };

describe('problems', () => {
  it('have a status that is an error, a title and a meaning', () => {
    for (const [code, kind] of Object.entries({ ...PROBLEMS, ...JOB_PROBLEMS })) {
      expect([code, kind.status]).toEqual([code, expect.any(Number)]);
      expect(kind.status).toBeGreaterThanOrEqual(400);
      expect(kind.title).toMatch(/^[A-Z].*[^.]$/);
      expect(kind.meaning).toMatch(/\.$/);
    }
  });

  it('ask to come back exactly when waiting helps: when they are 503, or 423 for a moment', () => {
    for (const { status, retryAfter } of Object.values(PROBLEMS))
      expect(retryAfter !== undefined).toBe(status === 503 || status === 423);
  });

  it('show our own errors as they are', () => {
    const error = new JobNotFound('7');
    expect(toAppError(error, false)).toBe(error);
    expect(renderProblem(error, context)).toMatchObject({
      problem: {
        type: 'urn:veogen:problem:job_not_found',
        status: 404,
        detail: 'There is no job 7',
        instance: '/x',
        code: 'job_not_found',
        requestId: 'r',
        jobId: '7',
      },
    });
    expect(renderProblem(new BacklogFull(3), context).kind.retryAfter).toBe(5);
  });

  it('never let details replace what every problem has', () => {
    class Odd extends AppError {
      readonly code = 'job_not_found';
      constructor() {
        super('odd', { details: { status: 200, code: 'ok', title: 'fine', extra: 1 } });
      }
    }
    expect(renderProblem(new Odd(), context).problem).toMatchObject({
      status: 404,
      code: 'job_not_found',
      extra: 1,
    });
  });

  it('hide the text of errors that are not ours, unless it may be shown', () => {
    for (const error of [new Error('password is x'), new Unheard('password is x'), 'password is x', null]) {
      const hidden = toAppError(error, false);
      expect([hidden.code, hidden.message]).toEqual(['internal_error', 'Something went wrong on our side.']);
      expect(hidden.cause).toBe(error);
    }
    expect(toAppError(new Error('told'), true).message).toBe('told');
  });

  it('take errors of Express and Nest about the request for what they are', () => {
    expect(toAppError(new HttpException('odd request', 400), false).code).toBe('bad_request');
    expect(toAppError(Object.assign(new URIError('x'), { status: 400 }), false).code).toBe('bad_request');
    expect(toAppError(new HttpException('x', 500), false).code).toBe('internal_error');
  });
});
