/** Once the service stops, every answer tells its client not to send another request on the same connection. */
export function closeWithLastAnswers(state) {
    const underWay = new Set();
    const close = (response) => {
        if (!response.headersSent)
            response.setHeader('Connection', 'close');
    };
    state.onStop(() => underWay.forEach(close));
    return (_request, response, next) => {
        underWay.add(response);
        response.once('close', () => underWay.delete(response));
        if (state.phase === 'stopping')
            close(response);
        next();
    };
}
