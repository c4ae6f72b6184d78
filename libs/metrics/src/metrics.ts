import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a metric is, for people. */
export interface MetricDescription {
  name: string;
  type: string;
  help: string;
  labels: readonly string[];
}

/** As prom-client keeps it. */
interface Registered {
  name: string;
  help: string;
  type: string;
  labelNames?: readonly string[];
}

/** What a gauge is set to when somebody asks; `undefined` leaves it out. */
type Reading<L extends string> = { labels?: Record<L, string>; value: number }[] | number | undefined;

/**
 * A set of metrics that are scraped together. Names follow Prometheus and OpenMetrics: a prefix, the unit in plural
 * base units (`_seconds`, `_bytes`), `_total` for what only grows. Every value of a label comes from the code, never from
 * a client, so that the number of series has a bound.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** Of what `render` gives: the text format of Prometheus, version 0.0.4. */
  readonly contentType: string = Registry.PROMETHEUS_CONTENT_TYPE;

  counter<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  /** A gauge that is read when it is scraped. */
  reading<L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[],
    read: () => Reading<L> | Promise<Reading<L>>,
  ): void {
    new Gauge<L>({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        const reading = await read();
        // A series that is not read any more must not stay at what it was.
        this.reset();
        if (reading === undefined) return void (labelNames.length === 0 && this.remove());
        if (typeof reading === 'number') return this.set(reading);
        for (const { labels, value } of reading) this.set((labels ?? {}) as never, value);
      },
    });
  }

  histogram<L extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly L[] = [],
  ): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] });
  }

  /** All of them as text. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  /** By name. */
  describe(): MetricDescription[] {
    return (this.registry.getMetricsAsArray() as unknown as Registered[])
      .map(({ name, help, type, labelNames = [] }) => ({ name, type, help, labels: [...labelNames] }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
