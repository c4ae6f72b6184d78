import type { IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** Headers of ours that scripts in a browser may read. */
const EXPOSED = [
  'Location',
  'Link',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'WWW-Authenticate',
  'Deduplicated',
  'Idempotency-Replayed',
  'X-Request-Id',
  'ETag',
  'Content-Disposition',
  'Content-Range',
  'Repr-Digest',
  'Job-Id',
  'File-Id',
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
  'Tus-Checksum-Algorithm',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Metadata',
  'Upload-Expires',
];
/** Seconds for which a browser remembers what it may do. */
const MAX_AGE = 600;

/** Lets pages of these origins call the API; `*` is every origin, an empty list none. */
export function crossOrigin(app: NestExpressApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const options = {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    exposedHeaders: EXPOSED,
    maxAge: MAX_AGE,
  };
  app.enableCors((request: IncomingMessage, decide: (error: null, options: object) => void) =>
    decide(null, { ...options, preflightContinue: asksForAbilities(request) }),
  );
}

/** Whether an OPTIONS is a question to a tus server, and none that a browser asks before it may ask another. */
function asksForAbilities({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/upload/tus') && headers['access-control-request-method'] === undefined;
}
