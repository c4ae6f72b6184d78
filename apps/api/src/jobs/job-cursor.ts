import type { JobPosition } from '@app/jobs';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { InvalidCursor } from '../http/http.errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param position of the last job of a page */
export function encodeJobCursor({ createdMicros, jobId }: JobPosition): string {
  return encodeCursor([createdMicros, jobId]);
}

/** @throws InvalidCursor */
export function decodeJobCursor(cursor: string): JobPosition {
  const [createdMicros, jobId] = decodeCursor(cursor);
  if (typeof jobId !== 'string' || !UUID.test(jobId)) throw new InvalidCursor();
  if (typeof createdMicros !== 'number' || !Number.isSafeInteger(createdMicros)) throw new InvalidCursor();
  return { createdMicros, jobId };
}
