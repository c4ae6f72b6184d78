import { AppError } from '@app/errors';
import { printable } from '@app/terminal';
import {
  DownloadFailed,
  JobNotCompleted,
  VeoGenError,
  VeoGenProblem,
  VeoGenUnreachable,
  WaitTimedOut,
} from '@veogen/client';
import { CliError } from './cli.errors';
import { EXIT } from './exit-codes';

export interface Explanation {
  exitCode: number;
  /** For people. */
  lines: string[];
  /** For programs. */
  json: { code: string; message: string } & Record<string, unknown>;
}

/** What to tell about an error, and the exit code that goes with it. */
export function explain(error: unknown): Explanation {
  if (error instanceof CliError) return plain(error.exitCode, error.code, error.message);
  if (error instanceof VeoGenProblem) return explainProblem(error);
  if (error instanceof VeoGenUnreachable) {
    const { exitCode, lines, json } = plain(EXIT.unreachable, 'unreachable', error.message);
    return {
      exitCode,
      json,
      lines: [...lines, 'Is it running? veogen serve starts it; --url or VEOGEN_URL says where it is.'],
    };
  }
  if (error instanceof JobNotCompleted) return explainEnd(error);
  if (error instanceof WaitTimedOut) {
    const { exitCode, lines, json } = plain(EXIT.timedOut, 'timed_out', `${error.message}; it goes on.`);
    return { exitCode, lines, json: { ...json, jobId: error.jobId } };
  }
  if (error instanceof DownloadFailed) return plain(EXIT.failed, 'download_failed', error.message);
  if (error instanceof VeoGenError) return plain(EXIT.failed, 'failed', error.message);
  if (error instanceof AppError) return explainAppError(error);
  if (isSystemError(error)) return plain(EXIT.failed, error.code, error.message);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exitCode: EXIT.failed,
    lines: ['Unexpected error, please report it.', text],
    json: { code: 'unexpected', message: error instanceof Error ? error.message : String(error) },
  };
}

/** A disk that is full, a file that may not be written: nothing is to be reported. */
function isSystemError(error: unknown): error is Error & { code: string } {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof syscall === 'string';
}

function plain(exitCode: number, code: string, message: string): Explanation {
  return { exitCode, lines: message.split('\n').map(printable), json: { code, message } };
}

/** The sentence, then each thing that is wrong beside the place in the request where it is. */
function explainProblem({
  status,
  code,
  title,
  detail,
  errors,
  requestId,
  problem,
}: VeoGenProblem): Explanation {
  const width = Math.max(0, ...errors.map(({ pointer }) => pointer.length));
  const isOurs = code !== 'unknown';
  // Where everything is listed, the sentence would only repeat its first line.
  const sentence = errors.length > 0 ? title : `${title}: ${detail}`;
  const head = isOurs
    ? `${sentence} (${status} ${code})`
    : `The service answered ${status}, and not as VeoGen does.`;
  return {
    exitCode: status === 429 || status >= 500 ? EXIT.unreachable : EXIT.refused,
    lines: [
      head,
      ...errors.map(
        ({ pointer, message }) => `  ${(pointer === '' ? '/' : pointer).padEnd(width)}  ${message}`,
      ),
      ...(status === 401 ? ['Say who you are: VEOGEN_API_KEY or --api-key.'] : []),
      ...(requestId !== undefined && status >= 500 ? [`Request ${requestId} in the log of the service`] : []),
    ].map(printable),
    json: { ...problem, code, message: detail, status },
  };
}

function explainEnd({ message, job }: JobNotCompleted): Explanation {
  const cancelled = job.status === 'cancelled';
  const again = job.links.retry === undefined ? [] : [`Run it again: veogen jobs retry ${job.jobId} --watch`];
  const code = cancelled ? 'job_cancelled' : (job.error?.code ?? 'job_failed');
  const shown = cancelled ? message : `${message} (${code})`;
  return {
    exitCode: cancelled ? EXIT.jobCancelled : EXIT.jobFailed,
    lines: [shown, ...again].map(printable),
    json: { code, message, job },
  };
}

/** Errors of our own libs, which commands meet that work on this machine. */
function explainAppError(error: AppError): Explanation {
  const { code, cause } = error;
  const reason = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
  if (code === 'database_unavailable')
    return plain(EXIT.failed, code, `${error.message}${reason}. Check DATABASE_URL.`);
  return plain(code === 'invalid_configuration' ? EXIT.configuration : EXIT.failed, code, error.message);
}
