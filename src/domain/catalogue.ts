import type { Area } from "./area.ts";
import type { Indicator } from "./indicator.ts";
import type { Measure } from "./measure.ts";
import type { Population } from "./population.ts";
import type { Source } from "./source.ts";

/** Everything that figures refer to, by key: few records that every answer needs, and that change with the revision alone. */
export interface Catalogue {
  areas: ReadonlyMap<string, Area>;
  populations: ReadonlyMap<string, Population>;
  sources: ReadonlyMap<string, Source>;
  indicators: ReadonlyMap<string, Indicator>;
  measures: ReadonlyMap<string, Measure>;
}
