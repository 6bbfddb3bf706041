import type { Area } from "./area.ts";
import type { ConflictPair } from "./conflict.ts";
import type { Indicator } from "./indicator.ts";
import type { Measure, SeriesBreak } from "./measure.ts";
import type { Observation } from "./observation.ts";
import type { Population } from "./population.ts";
import type { Source } from "./source.ts";

/** What figures are about and where they come from: all of a corpus but its figures, and little beside them. */
export interface Frame {
  areas: readonly Area[];
  populations: readonly Population[];
  sources: readonly Source[];
  measures: readonly Measure[];
  breaks: readonly SeriesBreak[];
  indicators: readonly Indicator[];
}

/** Everything the hub holds at one revision, checked and complete. */
export interface Corpus extends Frame {
  /** A digest of the content, hexadecimal: the same data gives the same revision on every machine. */
  revision: string;
  /** In order of source, line and place. */
  observations: readonly Observation[];
  conflicts: readonly ConflictPair[];
}
