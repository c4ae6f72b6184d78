import {
  destination,
  pino,
  stdSerializers,
  stdTimeFunctions,
  type DestinationStream,
  type Logger,
} from 'pino';
import pretty from 'pino-pretty';
import type { AppConfig } from '@app/config';
import { oneLine, printableJson, printablePretty } from './printable';
import { activeTracer } from './tracing/tracer';
import { hideSecrets, SECRET_PATHS } from './secrets';

export interface LoggerOptions {
  /** Which process writes: `api`, `worker`. */
  name: string;
  log: AppConfig['log'];
  /** Where lines go; default standard output. */
  stream?: DestinationStream;
}

/** What PostgreSQL says of an error beside its message: it quotes the rows, which may be about people. */
const ROWS_IN_ERRORS = ['detail', 'where', 'internalQuery', 'hint'];

/**
 * The process' logger: one JSON object per line, or a line for people when `log.pretty` is set. What somebody else wrote
 * can neither make another line of it nor give orders to a terminal.
 */
export function createLogger({ name, log, stream }: LoggerOptions): Logger {
  return pino(
    {
      name,
      level: log.level,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: SECRET_PATHS, censor: '***' },
      ...(activeTracer() !== undefined && { mixin: traceFields }),
      serializers: { err: withoutRows },
      hooks: {
        streamWrite: log.pretty
          ? (line) => printablePretty(hideSecrets(line))
          : (line) => printableJson(hideSecrets(line)),
      },
    },
    log.pretty ? prettyOutput(stream) : (stream ?? standardOutput()),
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

function withoutRows(error: Error): object {
  const shown = stdSerializers.err(error) as Record<string, unknown>;
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !ROWS_IN_ERRORS.includes(name)));
}

function prettyOutput(stream: DestinationStream | undefined): DestinationStream {
  return pretty({
    ...(stream !== undefined && { destination: stream }),
    messageFormat: (log, key) => oneLine(String(log[key] ?? '')),
    ignore: 'pid,hostname,requestId',
    translateTime: 'SYS:HH:MM:ss.l',
    singleLine: true,
    sync: true,
  });
}
