import type { Area } from "./area.ts";
import type { ConflictPair } from "./conflict.ts";
import type { Indicator } from "./indicator.ts";
import type { Measure, SeriesBreak } from "./measure.ts";
import type { Observation } from "./observation.ts";
import type { Population } from "./population.ts";
import type { Source } from "./source.ts";

/** Everything the hub holds at one revision, checked and complete: what ingest hands to a store. */
export interface Corpus {
  /** SHA-256 of the content, hexadecimal: the same data gives the same revision on every machine. */
  revision: string;
  areas: readonly Area[];
  populations: readonly Population[];
  sources: readonly Source[];
  measures: readonly Measure[];
  breaks: readonly SeriesBreak[];
  indicators: readonly Indicator[];
  /** In order of source, line and place. */
  observations: readonly Observation[];
  conflicts: readonly ConflictPair[];
}
