/** Headers of ours that scripts in a browser may read. */
const EXPOSED = [
    'Location',
    'Link',
    'Retry-After',
    'Deduplicated',
    'Idempotency-Replayed',
    'X-Request-Id',
    'ETag',
    'Content-Disposition',
    'Content-Range',
    'Repr-Digest',
];
/** Seconds for which a browser remembers what it may do. */
const MAX_AGE = 600;
/** Lets pages of these origins call the API; `*` is every origin, an empty list none. */
export function crossOrigin(app, origins) {
    if (origins.length === 0)
        return;
    app.enableCors({
        origin: origins.includes('*') ? '*' : [...origins],
        methods: ['GET', 'HEAD', 'POST', 'DELETE'],
        exposedHeaders: EXPOSED,
        maxAge: MAX_AGE,
    });
}
