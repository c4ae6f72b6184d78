import { Agent, request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { Contract, JSON_TYPE, type Answer, type OpenApiDocument } from '../e2e/contract';
import { drawRequest, type FuzzedOperation, type FuzzRequest } from './draw-request';
import { type Schema, ValueDrawer } from './draw-value';

type FuzzDocument = OpenApiDocument & {
  components: { schemas: Record<string, Schema> };
  paths: Record<
    string,
    Record<string, Partial<FuzzedOperation> & { requestBody?: Pick<FuzzedOperation, 'content'> }>
  >;
};

export interface FuzzOptions {
  /** Where the service listens. */
  url: string;
  requests: number;
  seed: number;
  /** Ids of things that there are, by the name of the parameter that takes them; those that answers name are added. */
  known?: Readonly<Record<string, string>>;
}

/** Milliseconds that an answer may take. */
const PATIENCE_MS = 20_000;
const ROUNDS = 3;
/** Ids kept of each parameter, newest last. */
const MAX_IDS = 12;

/**
 * Sends generated requests to a running service, one after the other: in rounds over all operations. Each answer has to be below 500, and one that
 * its OpenAPI document describes.
 * @returns how many answers there were of each status
 * @throws Error with the seed and, for each operation, the smallest request that was found to be answered otherwise
 */
export async function fuzz({
  url,
  requests,
  seed,
  known: given = {},
}: FuzzOptions): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as FuzzDocument;
  const { types } = (await (await fetch(`${url}/generate/types`)).json()) as { types: { example: object }[] };
  const contract = new Contract(document);
  const operations = operationsOf(document);
  const values = new ValueDrawer(
    document.components.schemas,
    types.map(({ example }) => example),
  );
  const known = new Map(Object.entries(given).map(([name, id]) => [name, [id]]));
  const statuses = new Map<number, number>();

  const property = (operation: FuzzedOperation) =>
    fc.asyncProperty(fc.gen(), async (g) => {
      const request = drawRequest(g, operation, values, known);
      const answer = await send(url, agent, request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      try {
        if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`);
        contract.check(request.method, request.path.split('?', 1)[0] ?? '', answer);
      } catch (error) {
        const { message } = error as Error;
        const sent = JSON.stringify(request).slice(0, 5_000);
        throw new Error(`${message}\nThe request: ${sent}`, { cause: error });
      }
      learn(known, answer.body);
    });
  const failures = new Map<string, string>();
  try {
    // In rounds, so that each operation meets what the others have left.
    const shares = operations.flatMap((one) => Array<FuzzedOperation>(shareOf(one)).fill(one));
    const numRuns = Math.ceil(requests / ROUNDS / shares.length);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, operation] of shares.entries()) {
        const name = `${operation.method} ${operation.template}`;
        if (failures.has(name)) continue;
        const found = await fc.check(property(operation), {
          numRuns,
          seed: seed + round * shares.length + i,
        });
        const { failed, errorInstance, counterexamplePath } = found;
        if (!failed) continue;
        const { message } = errorInstance as Error;
        failures.set(name, `${name}, seed ${found.seed}, path ${counterexamplePath}: ${message}`);
      }
    }
  } finally {
    agent.destroy();
  }
  if (failures.size > 0) throw new Error(`Seed ${seed}:\n\n${[...failures.values()].join('\n\n')}`);
  return statuses;
}

/** Requests with a body have more to vary. */
function shareOf({ content }: FuzzedOperation): number {
  return Object.keys(content).length > 0 ? 4 : 1;
}

function operationsOf({ paths }: FuzzDocument): FuzzedOperation[] {
  return Object.entries(paths).flatMap(([template, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      template,
      parameters: operation.parameters ?? [],
      content: operation.requestBody?.content ?? {},
    })),
  );
}

function learn(known: Map<string, string[]>, body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  for (const [name, id] of Object.entries(body)) {
    if (!/Id$|^recordType$/.test(name) || typeof id !== 'string') continue;
    const ids = known.get(name) ?? [];
    known.set(name, [...ids.filter((one) => one !== id), id].slice(-MAX_IDS));
  }
}

function send(url: string, agent: Agent, { method, path, headers, body }: FuzzRequest): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        ...{ hostname, port, method, path, agent },
        headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      },
      (response) => {
        const { statusCode: status = 0 } = response;
        const answer = (text: string): Answer => {
          const known = Object.entries(response.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          const isJson = JSON_TYPE.test(response.headers['content-type'] ?? '') && text !== '';
          return { status, headers: new Headers(known), text, body: isJson ? JSON.parse(text) : undefined };
        };
        // The events of a job that has not ended go on; that they begin is what matters here.
        if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
          resolve(answer('event'));
          response.on('error', () => undefined).destroy();
          return;
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(answer(Buffer.concat(chunks).toString())));
        response.on('error', reject);
      },
    );
    const late = new Error(`${method} ${path} had no answer after ${PATIENCE_MS} ms`);
    request.setTimeout(PATIENCE_MS, () => request.destroy(late));
    request.on('error', (error) =>
      reject(
        new Error(`${error.message}\nThe request: ${JSON.stringify({ method, path, headers, body })}`, {
          cause: error,
        }),
      ),
    );
    request.end(body);
  });
}
