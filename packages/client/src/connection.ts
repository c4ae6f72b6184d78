import createClient, { type Client } from 'openapi-fetch';
import { VeoGenProblem } from './errors';
import type { paths } from './openapi';
import { patientFetch, sendPatiently, type Patience } from './patient-fetch';

/** Where the service is, who asks, and how patiently. */
export class Connection {
  /** Every route of the service, typed. Answers come as `{ data, error, response }`. */
  readonly api: Client<paths>;
  private readonly base: string;

  constructor(
    url: string,
    private readonly headers: Readonly<Record<string, string>>,
    readonly patience: Patience,
  ) {
    this.base = url.replace(/\/+$/, '');
    this.api = createClient<paths>({
      baseUrl: this.base,
      headers: { ...headers },
      fetch: patientFetch(patience),
    });
  }

  /** A link of the service, such as `/files/…`, as a URL. */
  url(link: string): string {
    return /^https?:\/\//.test(link) ? link : `${this.base}${link.startsWith('/') ? '' : '/'}${link}`;
  }

  /** A request whose answer is a stream, or whose body is one. Credentials go to the service only. */
  request(link: string, init: RequestInit & { duplex?: 'half' } = {}): Request {
    const url = this.url(link);
    const headers = new Headers(init.headers);
    if (new URL(url).origin === new URL(this.base).origin) {
      for (const [name, value] of Object.entries(this.headers)) headers.set(name, value);
    }
    return new Request(url, { ...init, headers });
  }

  send(attempt: () => Request, options: { mayRepeat?: boolean; timeoutMs?: number } = {}): Promise<Response> {
    const { mayRepeat = true, timeoutMs = this.patience.timeoutMs } = options;
    return sendPatiently(attempt, { ...this.patience, timeoutMs }, mayRepeat);
  }
}

/** What openapi-fetch answers. */
interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer. @throws VeoGenProblem */
export async function answerOf<T>(outcome: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await outcome;
  if (!response.ok || data === undefined || data === null) throw VeoGenProblem.of(response.status, error);
  return data;
}

/** The problem that an answer with a body that was not read yet tells of. */
export async function problemOf(response: Response): Promise<VeoGenProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  return VeoGenProblem.of(response.status, body);
}
