import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { DeliveryQueues } from '@app/jobs';
import { MethodNotAllowed } from '../http/http.errors';
export const QUEUE_BOARD_PATH = '/admin/queues';
/**
 * Serves Bull Board. It is an Express app of its own that no guard of Nest covers, so what must not pass is stopped
 * before it: in read-only mode everything but reading.
 */
export function mountQueueBoard(app, mode) {
    const readOnlyMode = mode === 'read-only';
    const adapter = new ExpressAdapter().setBasePath(QUEUE_BOARD_PATH);
    createBullBoard({
        queues: app
            .get(DeliveryQueues)
            .all()
            .map((queue) => new BullMQAdapter(queue, { readOnlyMode })),
        serverAdapter: adapter,
        options: { uiConfig: { boardTitle: 'VeoGen queues' } },
    });
    if (readOnlyMode)
        app.use(QUEUE_BOARD_PATH, refuseWriting);
    const board = adapter.getRouter();
    board.disable('x-powered-by');
    app.use(QUEUE_BOARD_PATH, board);
}
function refuseWriting({ method = '' }, _response, next) {
    const reading = method === 'GET' || method === 'HEAD';
    next(reading ? undefined : new MethodNotAllowed(method, ['GET', 'HEAD']));
}
