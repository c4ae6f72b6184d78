/** Looks into Express' routes to tell a path that does not exist from one that does not take a method. */
export class AllowedMethods {
    adapter;
    constructor(adapter) {
        this.adapter = adapter;
    }
    /** Methods that the path takes; empty when there is no such path. */
    of(path) {
        const { router } = this.adapter.httpAdapter.getInstance();
        const methods = new Set();
        for (const layer of router.stack) {
            if (layer.route === undefined || !matches(layer, path))
                continue;
            for (const method of Object.keys(layer.route.methods))
                methods.add(method.toUpperCase());
        }
        if (methods.has('GET'))
            methods.add('HEAD');
        return [...methods].filter((method) => method !== '_ALL').sort();
    }
}
function matches(layer, path) {
    try {
        return layer.match(path);
    }
    catch {
        // A path with a broken percent-encoding matches nothing.
        return false;
    }
}
