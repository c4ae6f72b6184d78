import { VeoGenClient, VeoGenError } from '@veogen/client';
import { WrongUsage } from './cli.errors';

/** @throws WrongUsage for a URL that is none */
export function openClient({ url, apiKey }: { url: string; apiKey?: string }): VeoGenClient {
  try {
    return new VeoGenClient({ url, apiKey: apiKey === '' ? undefined : apiKey });
  } catch (error) {
    if (error instanceof VeoGenError) throw new WrongUsage(error.message);
    throw error;
  }
}
