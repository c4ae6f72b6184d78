import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../cannot-start';
const TRIES = 6;
const FIRST_PAUSE_MS = 100;
const CANCEL_TIMEOUT_MS = 2_000;
/** A job is asked for often at first, because most are short. */
const POLL_MS = { first: 25, most: 500 };
async function explainRefusal(what, response) {
    const problem = (await response.json().catch(() => ({})));
    const code = problem.code === undefined ? '' : ` ${problem.code}`;
    const reason = problem.detail ?? problem.title ?? response.statusText;
    const lines = (problem.errors ?? []).map(({ pointer, message }) => `\n  ${pointer}: ${message}`);
    return new CannotStart(`${what} was refused (${response.status}${code}): ${reason}${lines.join('')}`);
}
/** A client of our own REST API, doing what any other client can. */
export class ApiClient {
    origin;
    signal;
    constructor(origin, signal) {
        this.origin = origin;
        this.signal = signal;
    }
    /** Asks for a dataset and returns the id of the job. */
    async generate(request) {
        return this.startJob('/generate', request);
    }
    /** Asks for a file of all records and returns the id of the job. */
    async export(recordType, format) {
        return this.startJob('/export', { recordType, format });
    }
    /**
     * Follows a job to its end.
     * @throws CannotStart when it did not complete
     */
    async follow(jobId, onProgress) {
        for (let pause = POLL_MS.first;; pause = Math.min(pause * 1.2, POLL_MS.most)) {
            const job = await this.job(jobId);
            if (job.progress !== null)
                onProgress(job.progress.done, job.progress.total ?? 0);
            if (job.status === 'completed')
                return job;
            if (job.status === 'failed' || job.status === 'cancelled') {
                throw new CannotStart(`Job ${jobId} ${job.status}: ${job.error?.message ?? 'no reason given'}`);
            }
            await sleep(pause, undefined, { signal: this.signal }).catch(() => this.signal.throwIfAborted());
        }
    }
    job(jobId) {
        return this.getJson(`/status/${jobId}`);
    }
    /** Asks a job to stop, even when this client itself was interrupted. Tried once, and briefly. */
    async cancel(jobId) {
        const response = await fetch(new URL(`/jobs/${jobId}/cancel`, this.origin), {
            method: 'POST',
            signal: AbortSignal.timeout(CANCEL_TIMEOUT_MS),
        });
        await response.body?.cancel();
    }
    /** `undefined` when there is no such dataset. */
    async findDataset(recordType) {
        const { datasets } = await this.getJson('/datasets');
        return datasets.find((dataset) => dataset.recordType === recordType);
    }
    /** @param link absolute, or relative to the API */
    async download(link) {
        const { body } = await this.request('GET', link);
        if (body === null)
            throw new CannotStart(`The download ${link} is empty.`);
        return body;
    }
    async getJson(path) {
        return (await this.request('GET', path)).json();
    }
    async startJob(path, body) {
        const response = await this.request('POST', path, body);
        return (await response.json()).jobId;
    }
    /** One request, tried again while the API is out of reach; the key makes that safe for a POST. */
    async request(method, path, body) {
        const headers = {};
        if (body !== undefined) {
            headers['content-type'] = 'application/json';
            headers['idempotency-key'] = randomUUID();
        }
        const what = `${method} ${path.split('?')[0] ?? path}`;
        for (let attempt = 1;; attempt++) {
            const response = await this.send(method, path, headers, body);
            if (response?.ok === true)
                return response;
            // A conflict with our own first attempt, which may still be under way, is over in a moment.
            const mayRecover = response === undefined || response.status === 503 || (response.status === 409 && attempt > 1);
            if (!mayRecover || attempt === TRIES) {
                throw response === undefined
                    ? new CannotStart(`${what}: the API at ${this.origin} does not answer.`)
                    : await explainRefusal(what, response);
            }
            await response?.body?.cancel();
            await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
        }
    }
    /** `undefined` when there was no answer. */
    async send(method, path, headers, body) {
        try {
            return await fetch(new URL(path, this.origin), {
                method,
                headers,
                signal: this.signal,
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            });
        }
        catch {
            this.signal.throwIfAborted();
            return undefined;
        }
    }
}
