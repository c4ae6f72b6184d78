import { type Retry, VeoGenClient, VeoGenError } from '@veogen/client';
import { WrongUsage } from './cli.errors';

/** @throws WrongUsage for a URL that is none */
export function openClient(
  { url, apiKey, patience }: { url: string; apiKey?: string; patience: number },
  onRetry: (retry: Retry) => void,
): VeoGenClient {
  try {
    return new VeoGenClient({
      url,
      // A file that a variable was read from often ends with a line break.
      apiKey: apiKey?.trim() || undefined,
      patienceMs: patience,
      onRetry,
    });
  } catch (error) {
    if (error instanceof VeoGenError) throw new WrongUsage(error.message);
    throw error;
  }
}
