import { HttpException } from '@nestjs/common';
import { AppError } from '@app/errors';
import { BadRequest, InternalError } from '../http.errors';
import { problemKind } from './problem-table';
export const PROBLEM_CONTENT_TYPE = 'application/problem+json';
/** Our own error for anything that was thrown. */
export function toAppError(error, showInternals) {
    if (error instanceof AppError && problemKind(error.code) !== undefined)
        return error;
    // Express and Nest themselves throw these, for requests that they cannot take apart.
    if (error instanceof HttpException && error.getStatus() < 500)
        return new BadRequest(error.message, { cause: error });
    if (isClientError(error))
        return new BadRequest(error.message, { cause: error });
    const text = showInternals && error instanceof Error ? error.message : 'Something went wrong on our side.';
    return new InternalError(text, { cause: error });
}
/** What to answer for one of our errors. */
export function renderProblem(error, context) {
    const kind = problemKind(error.code) ?? INTERNAL;
    // A 5xx of ours may carry the text of another server in its message; the cause never shows.
    const problem = {
        ...error.details,
        type: `urn:veogen:problem:${error.code}`,
        title: kind.title,
        status: kind.status,
        detail: error.message,
        instance: context.instance,
        code: error.code,
        requestId: context.requestId,
        ...(error.issues.length > 0 && { errors: error.issues }),
    };
    return { kind, problem };
}
const INTERNAL = { status: 500, title: 'Internal error', meaning: '' };
function isClientError(error) {
    if (!(error instanceof Error))
        return false;
    const { status, expose } = error;
    return typeof status === 'number' && status >= 400 && status < 500 && expose !== false;
}
