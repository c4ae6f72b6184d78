import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { AppConfig } from '@app/config';
import { activeTracer } from './tracing/tracer';
import { hideSecrets, SECRET_PATHS } from './secrets';

export interface LoggerOptions {
  /** Which process writes: `api`, `worker`. */
  name: string;
  log: AppConfig['log'];
  /** Where lines go; default standard output. */
  stream?: DestinationStream;
}

/** The process' logger: one JSON object per line, or a line for people when `log.pretty` is set. */
export function createLogger({ name, log, stream }: LoggerOptions): Logger {
  return pino(
    {
      name,
      level: log.level,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: SECRET_PATHS, censor: '***' },
      hooks: { streamWrite: hideSecrets },
      ...(activeTracer() !== undefined && { mixin: traceFields }),
    },
    stream ?? (log.pretty ? prettyOutput() : standardOutput()),
  );
}

/** The trace that a line belongs to, under the name that collectors of logs look for. */
function traceFields(): { trace_id?: string } {
  const traceId = activeTracer()?.current()?.traceId;
  return traceId === undefined ? {} : { trace_id: traceId };
}

/** Never blocks a request on a slow reader of our output; what is buffered is written when the process ends. */
function standardOutput(): DestinationStream {
  return destination({ dest: 1, sync: false });
}

function prettyOutput(): DestinationStream {
  return pretty({
    ignore: 'pid,hostname,requestId',
    translateTime: 'SYS:HH:MM:ss.l',
    singleLine: true,
    sync: true,
  });
}
