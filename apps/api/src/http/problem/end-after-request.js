/** Milliseconds for which the rest of a refused request is read and thrown away. */
const PATIENCE_MS = 5_000;
/**
 * Answers a request whose body may still be coming. Closing a connection with unread data resets it, and a client that
 * is still sending would never see the answer: so the whole answer goes out at once, and the connection is closed only
 * when the client is done sending, or after a while.
 */
export function endAfterRequest(request, response, body) {
    const head = request.method === 'HEAD';
    response.setHeader('Content-Length', Buffer.byteLength(body));
    if (request.complete || request.destroyed || head)
        return void response.end(head ? undefined : body);
    response.setHeader('Connection', 'close');
    response.write(body);
    const end = () => {
        clearTimeout(timer);
        request.off('end', end).off('close', end).off('error', end);
        response.end();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    request.on('end', end).on('close', end).on('error', end).resume();
}
