import helmet from 'helmet';
/** For answers that are data: a browser that shows one by accident must run nothing in it. */
const FOR_DATA = helmet({
    contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
});
/** For Swagger UI and Bull Board, which style their pages inline and draw with data URLs. */
const FOR_PAGES = helmet({
    contentSecurityPolicy: {
        directives: {
            defaultSrc: ["'self'"],
            scriptSrc: ["'self'"],
            styleSrc: ["'self'", "'unsafe-inline'"],
            imgSrc: ["'self'", 'data:'],
            fontSrc: ["'self'", 'data:'],
            connectSrc: ["'self'"],
            // Pages are also opened over plain HTTP, inside a network that is trusted.
            upgradeInsecureRequests: null,
        },
    },
});
/** Security headers on every answer. */
export function securityHeaders(isPage) {
    return (request, response, next) => (isPage(request.path) ? FOR_PAGES : FOR_DATA)(request, response, next);
}
