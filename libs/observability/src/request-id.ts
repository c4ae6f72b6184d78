import { v7 as uuidv7 } from 'uuid';

const ACCEPTABLE = /^[\w.:-]{1,128}$/;

/** The id under which a request appears in logs, jobs and problems: the client's own if it is safe to print, else new. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && ACCEPTABLE.test(header) ? header : uuidv7();
}
