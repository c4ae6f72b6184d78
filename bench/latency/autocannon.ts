export interface LoadOptions {
  url: string;
  method: string;
  headers?: Record<string, string>;
  body?: string;
  connections: number;
  /** Requests per second, all connections together; as many as there are answers when left out. */
  overallRate?: number;
  /** Seconds. */
  duration: number;
}

interface Histogram {
  average: number;
  p50: number;
  p99: number;
  max: number;
}

export interface LoadResult {
  /** Milliseconds. */
  latency: Histogram;
  requests: Histogram & { total: number };
  errors: number;
  non2xx: number;
}

// The package has no types of its own, and says so to the compiler only when it is imported by its literal name.
const PACKAGE: string = 'autocannon';

/** Sends requests at a steady rate and measures the answers. */
export async function autocannon(options: LoadOptions): Promise<LoadResult> {
  const { default: run } = (await import(PACKAGE)) as {
    default: (options: LoadOptions) => Promise<LoadResult>;
  };
  return run(options);
}
