import fc from "fast-check";
import { AreaKind } from "../../src/domain/area.ts";
import { MappingRelation } from "../../src/domain/indicator.ts";
import { MeasureKind, Polarity, Topic } from "../../src/domain/measure.ts";
import { Bound, MissingReason, ObservationRole, ObservationStatus, Tense } from "../../src/domain/observation.ts";
import type { PeriodKind } from "../../src/domain/period.ts";
import { Unit } from "../../src/domain/unit.ts";
import { describePackage } from "../../src/ingest/descriptor.ts";
import { DESCRIPTOR } from "../../src/ingest/package.ts";
import { NASTY_TEXTS } from "./nasty.ts";
import { type Cells, type Changes, FIGURES, writePackage } from "./package.ts";

/** Tables by file name; every cell is given. */
export type Tables = Record<string, Cells[]>;

/** Writes tables as a data package of a test's own. */
export function writeTables(tables: Changes): string {
  const sources = Object.keys(tables).flatMap((file) => /^observations\/(.*)\.csv$/.exec(file)?.[1] ?? []);
  return writePackage({ [FIGURES]: null, [DESCRIPTOR]: JSON.stringify(describePackage(sources)), ...tables });
}

/** Names that are also something else to JavaScript, SQL or people; keys are made of these. */
const SLUGS = ["halton", "constructor", "null", "true", "0", "all", "girls", "boys", "fsm", "not-fsm", "a-b-c-1"];
const NAMES = [
  "Halton",
  "Good level of development",
  "O'Brien & Søn",
  "x".repeat(300),
  '"quoted", with a comma',
  "漢字 🎓",
  "=1+1",
  "-",
  "<b>%_*</b>",
];
const PERIODS: Readonly<Record<PeriodKind, readonly string[]>> = {
  ACADEMIC_YEAR: ["2011/12", "2012/13", "2013/14", "1999/00", "2098/99"],
  FINANCIAL_YEAR: ["2012/13", "2013/14"],
  CALENDAR_YEAR: ["2012", "2013", "1900", "2099"],
  QUARTER: ["2013/14 Q1", "2013/14 Q4"],
  TERM: ["autumn term 2012/13"],
  MONTH: ["Sep 2013", "2012-02"],
  AS_AT: ["31 Aug 2013", "2012-02-29"],
  SPAN: ["2012-04-01/2015-03-31", "2013/14", "2013"],
  ROLLING: ["2011-01-01/2013-12-31"],
  CUMULATIVE: ["2013-04-01/2013-09-30"],
  UNSPECIFIED: [""],
};
const NUMBERS = ["0", "55", "55.5", "60", "100", "99.99", "-3", "-0.5", "0.000001", "1234567", "999999999999999", "123456.789012345"];

/** Draws data packages that make sense, and damages them. */
export class RandomPackage {
  private readonly tables: Tables = {};

  constructor(private readonly g: fc.GeneratorValue) {}

  private chance(percent: number): boolean {
    return this.g(fc.nat, { max: 99 }) >= 100 - percent;
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.g(fc.nat, { max: from.length - 1 })] as T;
  }

  private code(codes: Readonly<Record<string, string>>): string {
    return this.pick(Object.values(codes));
  }

  /** Now and then a value, else nothing. */
  private maybe(percent: number, value: () => string): string {
    return this.chance(percent) ? value() : "";
  }

  private several<T>(most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.g(fc.nat, { max: most - 1 }) + 1 }, (_, index) => make(index));
  }

  /** Different keys. */
  private keys(most: number): string[] {
    return [...new Set(this.several(most, () => this.pick(SLUGS)))];
  }

  private period(): Cells {
    const kind = this.pick(Object.keys(PERIODS) as PeriodKind[]);
    return { period_kind: kind, period: this.pick(PERIODS[kind]) };
  }

  private optionalPeriod(column: string): Cells {
    const { period_kind: kind = "", period = "" } = this.period();
    return this.chance(50) && period !== "" ? { [`${column}_kind`]: kind, [column]: period } : { [`${column}_kind`]: "", [column]: "" };
  }

  private tree(keys: readonly string[], column: string): Cells[] {
    return keys.map((_, index) => ({ [column]: index === 0 ? "" : this.maybe(60, () => keys[this.g(fc.nat, { max: index - 1 })] ?? "") }));
  }

  private catalogue(): void {
    const areas = this.keys(5);
    const lies = this.tree(areas, "parent");
    this.tables["areas.csv"] = areas.map((slug, index) => ({
      slug,
      name: this.pick(NAMES),
      kind: this.chance(60) ? AreaKind.COUNCIL : this.code(AreaKind),
      gss_code: this.maybe(50, () => `E0600000${index}`),
      dfe_code: this.maybe(50, () => `87${index}`),
      ...lies[index],
    }));
    const populations = this.keys(5);
    const within = this.tree(populations, "broader");
    this.tables["populations.csv"] = populations.map((key, index) => ({ key, name: this.pick(NAMES), ...within[index] }));
    this.tables["sources.csv"] = this.keys(3).map((key) => ({
      key,
      title: this.pick(NAMES),
      publisher: this.maybe(80, () => this.pick(areas)),
      publisher_name: this.pick(NAMES),
      ...this.optionalPeriod("coverage"),
      ...this.optionalPeriod("published"),
      status: this.pick(["FINAL", "DRAFT"]),
    }));
    this.measures(populations);
  }

  private measures(populations: readonly string[]): void {
    const levels = this.keys(4);
    const level = (key: string, kind: string): Cells => ({
      key,
      name: this.pick(NAMES),
      definition: this.pick(NAMES),
      topic: this.code(Topic),
      unit: this.chance(60) ? Unit.PERCENT : this.code(Unit),
      polarity: this.code(Polarity),
      kind,
      population: this.pick(populations),
      gap_of: "",
    });
    const measures = levels.map((key) =>
      level(key, this.chance(70) ? MeasureKind.LEVEL : this.pick([MeasureKind.CHANGE, MeasureKind.DIFFERENCE])),
    );
    const real = measures.filter(({ kind }) => kind === MeasureKind.LEVEL);
    if (real.length > 0 && this.chance(60))
      measures.push({ ...level("gap", MeasureKind.GAP), unit: Unit.PERCENTAGE_POINTS, gap_of: this.pick(real)["key"] ?? "" });
    this.tables["measures.csv"] = measures;
    this.tables["series-breaks.csv"] = this.chance(40)
      ? [{ measure: this.pick(measures)["key"] ?? "", date: this.pick(["2012-09-01", "2013-01-01"]), reason: this.pick(NAMES) }]
      : [];
    this.tables["indicators.csv"] = this.several(6, (index) => {
      const measure = this.pick(measures);
      const source = this.pick(this.tables["sources.csv"] ?? [])["key"] ?? "";
      const match = this.chance(60) ? MappingRelation.EXACT_MATCH : this.code(MappingRelation);
      return {
        key: `${source}/i${index}`,
        source,
        code: this.maybe(30, () => this.pick(NAMES)),
        label: this.pick(NAMES),
        measure: measure["key"] ?? "",
        population: this.pick(populations),
        reference: measure["kind"] === MeasureKind.GAP ? this.maybe(50, () => this.pick(populations)) : "",
        match,
        match_note: match === MappingRelation.EXACT_MATCH ? "" : "Another definition.",
      };
    });
  }

  private value(): Cells {
    if (this.chance(15)) {
      const missing = this.code(MissingReason);
      const words = missing === MissingReason.QUALITATIVE;
      return { value: "", value_high: "", decimals: "", bound: "", missing, qualitative: words ? this.pick(NAMES) : "", raw: "" };
    }
    const value = this.pick(NUMBERS);
    const high = value.length > 8 ? "" : this.maybe(10, () => String(Number(value) + 1));
    const digits = (text: string) => (text.split(".")[1] ?? "").length;
    return {
      value,
      value_high: high,
      decimals: String(Math.max(digits(value), digits(high))),
      bound: this.maybe(10, () => this.code(Bound)),
      missing: "",
      qualitative: "",
      // A text without digits spells its number out.
      raw: "as printed",
    };
  }

  private figure(indicator: Cells, line: number): Cells {
    const measure = this.tables["measures.csv"]?.find(({ key }) => key === indicator["measure"]);
    const areas = this.tables["areas.csv"] ?? [];
    const populations = this.tables["populations.csv"] ?? [];
    const isDifference = measure?.["kind"] === MeasureKind.DIFFERENCE;
    return {
      indicator: indicator["key"] ?? "",
      line: String(line),
      place: String(this.pick([1, 2, 999_999_999])),
      locator: this.pick(NAMES),
      area: this.pick(areas)["slug"] ?? "",
      population: this.maybe(30, () => this.pick(populations)["key"] ?? ""),
      reference: measure?.["kind"] === MeasureKind.GAP ? this.maybe(30, () => this.pick(populations)["key"] ?? "") : "",
      role: this.code(ObservationRole),
      status: this.maybe(30, () => this.code(ObservationStatus)),
      ...this.value(),
      unit: indicator["match"] === MappingRelation.RELATED_MATCH ? this.maybe(50, () => this.code(Unit)) : "",
      numerator: this.maybe(10, () => this.pick(NUMBERS)),
      denominator: this.maybe(10, () => "3"),
      relative_to: isDifference ? (this.pick(areas)["slug"] ?? "") : "",
      ...this.period(),
      period_inferred: "false",
      period_note: "",
      tense: this.maybe(10, () => this.code(Tense)),
      doubtful: String(this.chance(10)),
      small_cohort: this.maybe(20, () => "true"),
      conflicts_with: "",
      note: "A note.",
    };
  }

  /** A package that makes sense; seldom one that a rule forbids all the same. */
  sound(): Tables {
    this.catalogue();
    const indicators = Map.groupBy(this.tables["indicators.csv"] ?? [], ({ source }) => source);
    for (const { key } of this.tables["sources.csv"] ?? []) {
      const own = indicators.get(key) ?? [];
      const count = own.length === 0 ? 0 : this.g(fc.nat, { max: 12 });
      this.tables[`observations/${key}.csv`] = Array.from({ length: count }, (_, index) => this.figure(this.pick(own), index + 1));
    }
    return this.tables;
  }

  /** The same, with something wrong: cells exchanged or spoilt, rows doubled or lost, each in place. */
  damaged(): Tables {
    const tables = this.sound();
    const filled = Object.keys(tables).filter((file) => tables[file]?.length);
    const figures = filled.filter((file) => file.startsWith("observations/"));
    for (let count = this.pick([1, 1, 1, 2, 3]); count > 0; count -= 1) {
      const rows = tables[this.pick(figures.length > 0 && this.chance(60) ? figures : filled)] ?? [];
      const at = this.g(fc.nat, { max: rows.length - 1 });
      const row = { ...rows[at] } as Record<string, string>;
      const [one, other] = [this.pick(Object.keys(row)), this.pick(Object.keys(row))];
      switch (this.g(fc.nat, { max: 5 })) {
        case 0:
          [row[one], row[other]] = [row[other] ?? "", row[one] ?? ""];
          break;
        case 1:
          row[one] = this.pick(NASTY_TEXTS);
          break;
        case 2:
          row[one] = this.g(fc.string, { unit: "binary", maxLength: 20 });
          break;
        case 3:
          row[one] = "";
          break;
        case 4:
          rows.push({ ...row });
          break;
        default:
          row[one] = this.pick(rows)[one] ?? "";
      }
      rows[at] = row;
    }
    return tables;
  }
}
