import { QUEUE_BOARD_PATH } from '../queue-board/queue-board';

/** Where people look at with a browser, which cannot send a header of its own when it opens an address. */
export const DOCUMENTATION_PATHS = ['/docs', '/openapi.json'] as const;

export function isPage(path: string): boolean {
  return path.startsWith('/docs') || path.startsWith(QUEUE_BOARD_PATH);
}
