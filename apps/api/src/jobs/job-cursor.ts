import type { JobPosition } from '@app/jobs';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { InvalidCursor } from '../http/http.errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function encodeJobCursor({ createdAt, jobId }: JobPosition): string {
  return encodeCursor([createdAt.getTime(), jobId]);
}

/** @throws InvalidCursor */
export function decodeJobCursor(cursor: string): JobPosition {
  const [time, jobId] = decodeCursor(cursor);
  const createdAt = new Date(typeof time === 'number' ? time : NaN);
  if (Number.isNaN(createdAt.getTime()) || typeof jobId !== 'string' || !UUID.test(jobId)) throw new InvalidCursor();
  return { createdAt, jobId };
}
