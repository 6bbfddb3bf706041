import { AreaKind } from "../domain/area.ts";
import type { Frame } from "../domain/corpus.ts";
import { MissingReason, type Observation } from "../domain/observation.ts";

/** A map of sets of keys. */
class Groups {
  private readonly sets = new Map<string, Set<string>>();

  add(of: string, member: string): void {
    const set = this.sets.get(of);
    if (set) set.add(member);
    else this.sets.set(of, new Set([member]));
  }

  of(key: string | null): ReadonlySet<string> {
    return this.sets.get(key ?? "") ?? new Set();
  }

  entries(): IterableIterator<[string, Set<string>]> {
    return this.sets.entries();
  }
}

/** Keys by themselves: the frame's own text of a key, since one that was cut out of a file would keep that piece of the file in memory. */
const ownKeys = (keys: readonly string[]): ReadonlyMap<string, string> => new Map(keys.map((key) => [key, key]));

/** What a build derives from the figures as they pass: who has any of what. It grows with measures, councils and groups, not with figures. */
export class Tally {
  private readonly councils: ReadonlyMap<string, string>;
  private readonly everyGroup: ReadonlyMap<string, string>;
  /** Councils with a number, by measure or by indicator. */
  private readonly numbers = new Groups();
  /** Groups that figures are about, by measure. */
  private readonly groups = new Groups();
  /** Councils that print a number, or a target in words, by measure. */
  readonly coverage = new Groups();

  constructor({ areas, populations }: Pick<Frame, "areas" | "populations">) {
    this.councils = ownKeys(areas.filter(({ kind }) => kind === AreaKind.COUNCIL).map(({ slug }) => slug));
    this.everyGroup = ownKeys(populations.map(({ key }) => key));
  }

  add({ measure, indicator, population, area, value, missing }: Observation): void {
    const group = this.everyGroup.get(population);
    if (group !== undefined) this.groups.add(measure, group);
    const council = this.councils.get(area);
    if (council === undefined) return;
    if (missing === null || missing === MissingReason.QUALITATIVE) this.coverage.add(measure, council);
    if (value === null) return;
    this.numbers.add(measure, council);
    // A slash, which no measure's key has, keeps an indicator's key apart.
    if (indicator !== null) this.numbers.add(indicator, council);
  }

  /** How many councils print a number for a measure or an indicator. */
  publishers(key: string | null): number {
    return this.numbers.of(key).size;
  }

  /** Keys of the groups that a measure's figures are about. */
  populations(measure: string | null): ReadonlySet<string> {
    return this.groups.of(measure);
  }
}
