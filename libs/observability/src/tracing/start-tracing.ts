import type { AppConfig } from '@app/config';
import { Logger } from '@nestjs/common';
import type * as openTelemetry from './open-telemetry';
import { activeTracer, setTracer } from './tracer';

/** Milliseconds between two lines about a receiver that takes no spans. */
const TELL_AGAIN_MS = 60_000;

/**
 * Records what the process does, if the configuration names a receiver. Without one nothing is loaded. Call it before a
 * logger or a pool is made.
 * @param process its name, for example `api`
 * @returns stops recording and sends what is left
 */
export function startTracing(
  process: string,
  { endpoint, serviceName = `veogen-${process}` }: AppConfig['tracing'],
): () => Promise<void> {
  if (endpoint === undefined) return () => Promise.resolve();
  const logger = new Logger('Tracing');
  let toldAt = -Infinity;
  const onTrouble = (message: string): void => {
    if (performance.now() - toldAt < TELL_AGAIN_MS) return;
    toldAt = performance.now();
    logger.warn({ reason: message }, 'Spans could not be sent');
  };
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by those who ask for it, and at once
  const { OpenTelemetryTracer } = require('./open-telemetry') as typeof openTelemetry;
  setTracer(new OpenTelemetryTracer({ serviceName, endpoint, onTrouble }));
  return async () => {
    const tracer = activeTracer();
    setTracer(undefined);
    await tracer?.stop();
  };
}
