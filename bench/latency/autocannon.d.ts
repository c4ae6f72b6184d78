declare module 'autocannon' {
  namespace autocannon {
    interface Options {
      url: string;
      method: string;
      headers: Record<string, string>;
      body: string;
      connections: number;
      /** Requests per second, all connections together. */
      overallRate: number;
      /** Seconds. */
      duration: number;
    }

    interface Histogram {
      average: number;
      p50: number;
      p99: number;
      max: number;
    }

    interface Result {
      /** Milliseconds. */
      latency: Histogram;
      requests: Histogram;
      errors: number;
      timeouts: number;
      non2xx: number;
    }
  }

  function autocannon(options: autocannon.Options): Promise<autocannon.Result>;
  export = autocannon;
}
