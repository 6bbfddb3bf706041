import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Edition } from "../store/database.ts";

/** Bounds of the histogram in seconds: from an answer that is kept to one that is given up. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How an answer came about. */
export type CacheResult = "hit" | "miss" | "not-modified";

/** What has been read when the metrics are asked for. */
export interface Gauges {
  inFlight: () => number;
  /** Null when none is served. */
  edition: () => Edition | null;
}

/** Counts for Prometheus: requests, their time, limits that were hit, the answer cache, the data served; and the process's own. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Counter({
    name: "indicator_hub_http_requests_total",
    help: "Requests answered, by route, method and status.",
    labelNames: ["route", "method", "status"],
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: "indicator_hub_http_request_duration_seconds",
    help: "Time from a request's head to the end of its answer, by route.",
    labelNames: ["route"],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: "indicator_hub_errors_total",
    help: "Errors in answers, by code: limits that were hit, mistakes of users, faults of the hub.",
    labelNames: ["code"],
    registers: [this.registry],
  });
  private readonly cache = new Counter({
    name: "indicator_hub_answer_cache_total",
    help: "GraphQL answers by how they came about: kept (hit), made (miss), held by the client (not-modified).",
    labelNames: ["result"],
    registers: [this.registry],
  });

  private readonly results: Readonly<Record<CacheResult, Counter.Internal>> = {
    hit: this.cache.labels("hit"),
    miss: this.cache.labels("miss"),
    "not-modified": this.cache.labels("not-modified"),
  };

  /** Series by route, method and status, looked up once: there are as many as the hub has routes and answers. */
  private readonly series = new Map<string, { count: Counter.Internal; time: Histogram.Internal<"route"> }>();

  constructor({ inFlight, edition }: Gauges) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: "indicator_hub_requests_in_flight",
      help: "Requests that are being answered.",
      registers: [this.registry],
      collect() {
        this.set(inFlight());
      },
    });
    new Gauge({
      name: "indicator_hub_dataset_info",
      help: "The data that is served: 1, with its revision and when it was built.",
      labelNames: ["revision", "built_at"],
      registers: [this.registry],
      collect() {
        const served = edition();
        this.reset();
        if (served) this.set({ revision: served.revision, built_at: served.builtAt }, 1);
      },
    });
  }

  answered(route: string, method: string, status: number, milliseconds: number): void {
    const key = `${route} ${method} ${status}`;
    const series = this.series.get(key) ?? { count: this.requests.labels({ route, method, status }), time: this.seconds.labels({ route }) };
    this.series.set(key, series);
    series.count.inc();
    series.time.observe(milliseconds / 1000);
  }

  failed(codes: readonly string[]): void {
    for (const code of codes) this.refusals.inc({ code });
  }

  cached(result: CacheResult): void {
    this.results[result].inc();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The exposition that Prometheus reads. */
  async text(): Promise<string> {
    return await this.registry.metrics();
  }
}
