import { type ConflictPair, findConflicts, MOST_OF_ONE_THING } from "../domain/conflict.ts";
import type { Frame } from "../domain/corpus.ts";
import type { Observation } from "../domain/observation.ts";
import type { Period } from "../domain/period.ts";
import type { DataProblem } from "../errors.ts";
import type { Connection } from "../store/database.ts";
import { Draft, MOST_RIVALS } from "../store/draft.ts";
import { byText, toFrame, toObservation } from "./corpus.ts";
import type { Report, TypedRow } from "./csv.ts";
import { FIGURES_FOLDER, type PackageTables } from "./package.ts";

/** What a package holds but for its figures, which are in the store. */
export interface Assembled {
  frame: Frame;
  conflicts: readonly ConflictPair[];
  revision: string;
}

/** Puts a store together from rows that have passed every check, which come one by one. */
export class Assembly {
  private readonly frame: Frame;
  private readonly draft: Draft;
  private readonly indicators;
  private readonly measures;
  private readonly publishers: ReadonlyMap<string, string>;

  constructor(connection: Connection, tables: PackageTables) {
    this.frame = toFrame(tables);
    const { indicators, measures, sources } = this.frame;
    this.indicators = new Map(indicators.map((indicator) => [indicator.key, indicator]));
    this.measures = new Map(measures.map((measure) => [measure.key, measure]));
    this.publishers = new Map(sources.map(({ key, publisher, publisherName }) => [key, publisher ?? publisherName]));
    this.draft = Draft.begin(connection, this.frame);
  }

  /** Takes the next figure. */
  add(source: string, row: TypedRow, period: Period): void {
    const indicator = this.indicators.get(String(row.values["indicator"]));
    const measure = indicator && this.measures.get(indicator.measure);
    if (!indicator || !measure) throw new TypeError(`${source} line ${row.line} was not checked`);
    this.draft.add(toObservation(source, row, indicator, measure, period));
  }

  /** All figures have come. */
  settle(): void {
    this.draft.settle();
  }

  /** Whether a figure has come, by its key. */
  has(key: string): boolean {
    return this.draft.has(key);
  }

  /** Who publishes a source: a council, or the name of a body that is none of ours. */
  publisherOf(source: string): string {
    return this.publishers.get(source) ?? "";
  }

  /** Finds the conflicts beside those that reviewers have named, and completes the store; null, and a problem for each, where one thing has too many figures. */
  finish(reviewed: readonly ConflictPair[], input: string | null, report: Report): Assembled | null {
    const pairs = new Map(reviewed.map((pair) => [pair.join(" "), pair]));
    let isCrowded = false;
    const onCrowd = ([first]: readonly Observation[]): void => {
      isCrowded = true;
      if (first !== undefined) report(crowded(first));
    };
    for (const group of this.draft.rivals()) {
      if (group.length === MOST_RIVALS) {
        onCrowd(group);
        continue;
      }
      const scopes = group.map((observation) => ({ observation, publisher: this.publisherOf(observation.source) }));
      for (const pair of findConflicts(scopes, onCrowd)) pairs.set(pair.join(" "), pair);
    }
    if (isCrowded) return null;
    const conflicts = [...pairs.values()].sort(([a, b], [c, d]) => byText(a, c) || byText(b, d));
    const revision = this.draft.revision(conflicts);
    this.draft.finish({ revision, builtAt: new Date(), input }, conflicts);
    return { frame: this.frame, conflicts, revision };
  }
}

/** What is wrong with a figure that has too many beside it. */
function crowded({ source, measure, area, period, provenance }: Observation): DataProblem {
  const what = `${measure} of ${area} for ${period.label}`;
  const message = `holds more than ${MOST_OF_ONE_THING} figures for one thing (${what}, first on line ${provenance?.line} of the document); tell them apart`;
  return { file: `${FIGURES_FOLDER}/${source}.csv`, line: null, column: null, message };
}
