import { readVersion } from '../installation';
import { failed, type Finding, ok, reasonOf, warning } from './check';

export interface ServiceAddress {
  url: string;
  apiKey?: string;
}

const TIMEOUT_MS = 8_000;

interface ServiceState {
  name?: string;
  version?: string;
  code?: string;
  database?: { status?: string };
  queue?: { status?: string; waiting?: number };
}

/** What a running service says of itself. */
export async function checkService({ url, apiKey }: ServiceAddress): Promise<Finding> {
  let state: ServiceState;
  let status: number;
  try {
    const response = await fetch(url, {
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = response.status;
    state = (await response.json().catch(() => ({}))) as ServiceState;
  } catch (error) {
    return failed(`${url}: ${reasonOf(error)}`, 'Start it (veogen serve), or check --url and VEOGEN_URL.');
  }
  if (status === 401 || status === 403)
    return failed(`${url} answers ${status}`, 'Give an API key that may read: --api-key or VEOGEN_API_KEY.');
  if (state.name !== 'veogen' && state.code === undefined)
    return failed(
      `${url} answers ${status}, and not as VeoGen does`,
      'Check --url, and what is in front of the service.',
    );
  if (state.name !== 'veogen')
    return failed(
      `${url} answers ${status} ${state.code}`,
      'Run veogen doctor on the machine of the service, with its settings.',
    );
  const detail = `VeoGen ${state.version} at ${url}, ${state.queue?.waiting ?? 0} deliveries wait`;
  if (state.queue?.status !== 'up')
    return warning(
      `${detail}, queue ${state.queue?.status}`,
      'Work is accepted and waits: bring the queue back.',
    );
  return state.version === readVersion()
    ? ok(detail)
    : warning(
        `${detail}; this is ${readVersion()}`,
        'Use the command line of the version that the service has.',
      );
}
