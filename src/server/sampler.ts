import { AlwaysOffSampler, AlwaysOnSampler, ParentBasedSampler, type Sampler, TraceIdRatioBasedSampler } from "@opentelemetry/sdk-trace";
import type { Environment } from "../config.ts";
import { ConfigError } from "../errors.ts";

/** Which requests get a span when nothing is said: all, unless whoever called has decided otherwise. */
const DEFAULT = "parentbased_always_on";

/** The samplers of OTEL_TRACES_SAMPLER, each given the share of OTEL_TRACES_SAMPLER_ARG. */
const SAMPLERS: Readonly<Record<string, (share: number) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (share) => new TraceIdRatioBasedSampler(share),
  parentbased_always_on: () => new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  parentbased_always_off: () => new ParentBasedSampler({ root: new AlwaysOffSampler() }),
  parentbased_traceidratio: (share) => new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
};

/**
 * The sampler that the standard variables name.
 * @throws ConfigError for an unknown name, or a share that is none.
 */
export function samplerOf(environment: Environment): Sampler {
  const name = environment["OTEL_TRACES_SAMPLER"] || DEFAULT;
  const make = Object.hasOwn(SAMPLERS, name) ? SAMPLERS[name] : undefined;
  if (make === undefined) throw new ConfigError(`OTEL_TRACES_SAMPLER: found "${name}"; write one of ${Object.keys(SAMPLERS).join(", ")}`);
  const text = environment["OTEL_TRACES_SAMPLER_ARG"] || "1";
  const share = Number(text);
  if (share >= 0 && share <= 1) return make(share);
  throw new ConfigError(`OTEL_TRACES_SAMPLER_ARG: found "${text}"; write a share from 0 to 1, such as 0.1`);
}
