import { decodeCursor, encodeCursor } from '../http/cursor';
import { InvalidCursor } from '../http/http.errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param jobId the last job of a page */
export function encodeJobCursor(jobId: string): string {
  return encodeCursor([jobId]);
}

/** @throws InvalidCursor */
export function decodeJobCursor(cursor: string): string {
  const [jobId] = decodeCursor(cursor);
  if (typeof jobId !== 'string' || !UUID.test(jobId)) throw new InvalidCursor();
  return jobId;
}
