import type { LoggerService } from '@nestjs/common';

/** Parts of Nest that report every module and route at every start. */
const CHATTY = new Set<unknown>([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** The same logger without those lines; warnings and errors of the same parts stay. */
export function withoutStartChatter(logger: LoggerService): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      if (!CHATTY.has(rest.at(-1))) logger.log(message, ...rest);
    },
    error: (...line: [unknown, ...unknown[]]) => void logger.error(...line),
    warn: (...line: [unknown, ...unknown[]]) => void logger.warn(...line),
    debug: (...line: [unknown, ...unknown[]]) => void logger.debug?.(...line),
    verbose: (...line: [unknown, ...unknown[]]) => void logger.verbose?.(...line),
    fatal: (...line: [unknown, ...unknown[]]) => void logger.fatal?.(...line),
  };
}
