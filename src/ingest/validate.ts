import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind } from "../domain/measure.ts";
import { MissingReason, ObservationRole, observationKey } from "../domain/observation.ts";
import { PERIOD_FORMS, PeriodKind, parsePeriod } from "../domain/period.ts";
import { Unit } from "../domain/unit.ts";
import { periodOf, reviewedConflicts } from "./corpus.ts";
import type { Value } from "./cell.ts";
import type { Report, TypedRow } from "./csv.ts";
import type { PackageTables } from "./package.ts";
import { isPrinted } from "./print.ts";

type Values = TypedRow["values"];
/** One rule: whether a row keeps it, the column to blame, and what is wrong, was found and would be right. */
type Rule<C> = (values: Values, context: C) => [column: string, message: string] | null;

const rule =
  <C>(column: string, broken: (values: Values, context: C) => unknown, message: (values: Values, context: C) => string): Rule<C> =>
  (values, context) =>
    broken(values, context) ? [column, message(values, context)] : null;

const has = (value: Value | undefined): boolean => value !== null && value !== undefined;

const MEASURE_RULES: readonly Rule<Map<Value, Values>>[] = [
  rule(
    "gap_of",
    (m) => has(m["gap_of"]) !== (m["kind"] === MeasureKind.GAP),
    () => "is set for a GAP and for nothing else; name the level measure, or empty the cell",
  ),
  rule(
    "gap_of",
    (m, measures) => (measures.get(m["gap_of"] ?? null)?.["kind"] ?? MeasureKind.LEVEL) !== MeasureKind.LEVEL,
    (m) => `names "${String(m["gap_of"])}", which is no LEVEL; a gap is a difference of levels`,
  ),
  rule(
    "unit",
    (m) => m["kind"] === MeasureKind.GAP && m["unit"] === Unit.PERCENT,
    () => "is PERCENT; the difference of two percentages is PERCENTAGE_POINTS",
  ),
];

const INDICATOR_RULES: readonly Rule<Map<Value, Values>>[] = [
  rule(
    "key",
    (i) => !String(i["key"]).startsWith(`${String(i["source"])}/`),
    (i) => `is "${String(i["key"])}"; it starts with its source and a slash: "${String(i["source"])}/…"`,
  ),
  rule(
    "match_note",
    (i) => has(i["match_note"]) === (i["match"] === MappingRelation.EXACT_MATCH),
    (i) => `is needed unless the match is exact, and only then; the match is ${String(i["match"])}`,
  ),
  rule(
    "reference",
    (i, measures) => has(i["reference"]) && (measures.get(i["measure"] ?? null)?.["kind"] ?? MeasureKind.GAP) !== MeasureKind.GAP,
    () => "is set, but the measure is no GAP; empty the cell or map to a gap",
  ),
];

interface ObservationContext {
  source: string;
  indicator: Values;
  measure: Values;
  /** Last day of the publication's date, or null. */
  publishedEnd: string | null;
}

const decimalsOf = (value: Value | undefined): number => (String(value).split(".")[1] ?? "").length;
const effectiveUnit = (o: Values, { measure }: ObservationContext): Value => o["unit"] ?? measure["unit"] ?? null;
const outside = (value: Value | undefined): boolean => typeof value === "number" && (value < 0 || value > 100);

/** Whether the printed percentage is what its count and base give, at the printed precision. */
function fractionAgrees(o: Values): boolean {
  const { value, numerator, denominator, decimals } = o;
  if (typeof value !== "number" || typeof numerator !== "number" || typeof denominator !== "number") return true;
  return Math.abs((100 * numerator) / denominator - value) <= 0.5 * 10 ** -Number(decimals) + 1e-9;
}

const OBSERVATION_RULES: readonly Rule<ObservationContext>[] = [
  rule(
    "indicator",
    (_, { indicator, source }) => indicator["source"] !== source,
    (o) => `is "${String(o["indicator"])}", an indicator of another source; move the row to that source's file or correct the key`,
  ),
  rule(
    "value",
    (o) => has(o["value"]) === has(o["missing"]),
    (o) =>
      has(o["value"])
        ? "is set, and so is missing; a figure is there or is missing"
        : "is empty without a reason; fill it or say in `missing` why there is none",
  ),
  rule(
    "raw",
    (o) => has(o["value"]) && !has(o["raw"]),
    () => "is empty; quote the figure as printed",
  ),
  ...["value", "value_high"].map((column) =>
    rule<ObservationContext>(
      column,
      (o) => has(o[column]) && !isPrinted(String(o["raw"] ?? ""), Number(o[column]), Number(o["decimals"])),
      (o) => `is ${String(o[column])}, which "${String(o["raw"])}" does not print; correct one of them`,
    ),
  ),
  rule(
    "decimals",
    (o) => has(o["decimals"]) !== has(o["value"]),
    () => "goes with a value, and only with one; give the digits after the point as printed",
  ),
  rule(
    "value",
    (o) =>
      typeof o["decimals"] === "number" && Math.max(decimalsOf(o["value"]), decimalsOf(o["value_high"] ?? 0)) > Math.max(0, o["decimals"]),
    (o) => `has more digits after the point than decimals says (${String(o["decimals"])}); make them agree with the print`,
  ),
  rule(
    "value_high",
    (o) => has(o["value_high"]) && !(Number(o["value_high"]) > Number(o["value"] ?? Number.NaN)),
    () => "is not above value; a range runs from value up to value_high",
  ),
  rule(
    "bound",
    (o) => has(o["bound"]) && !has(o["value"]) && o["missing"] !== MissingReason.QUALITATIVE,
    () => "needs a value, or a target in words, to qualify",
  ),
  rule(
    "qualitative",
    (o) => has(o["qualitative"]) !== (o["missing"] === MissingReason.QUALITATIVE),
    () => "goes with missing = QUALITATIVE, and only with that; paraphrase what is printed in words",
  ),
  rule(
    "unit",
    (o, { indicator, measure }) => has(o["unit"]) && o["unit"] !== measure["unit"] && indicator["match"] !== MappingRelation.RELATED_MATCH,
    (o, { measure }) => `is ${String(o["unit"])}, the measure's is ${String(measure["unit"])}; only a RELATED_MATCH may differ`,
  ),
  rule(
    "note",
    (o, context) => effectiveUnit(o, context) === Unit.PERCENT && (outside(o["value"]) || outside(o["value_high"])) && !has(o["note"]),
    (o) =>
      `is empty; a percentage of ${String(outside(o["value"]) ? o["value"] : o["value_high"])} lies outside 0 to 100 and needs an explanation`,
  ),
  rule(
    "denominator",
    (o) => has(o["denominator"]) && !(Number(o["denominator"]) > 0),
    () => "is not above zero; give the base of the percentage",
  ),
  rule(
    "note",
    (o, context) => effectiveUnit(o, context) === Unit.PERCENT && !fractionAgrees(o) && !has(o["note"]),
    (o) => `is empty; ${String(o["numerator"])} of ${String(o["denominator"])} is not ${String(o["value"])}%: correct a figure or explain`,
  ),
  rule(
    "note",
    (o) => o["doubtful"] === true && !has(o["note"]),
    () => "is empty; say why the print looks wrong",
  ),
  rule(
    "reference",
    (o, { measure }) => has(o["reference"]) && measure["kind"] !== MeasureKind.GAP,
    () => "is set, but the measure is no GAP; empty the cell",
  ),
  rule(
    "relative_to",
    (o, { measure }) => measure["kind"] === MeasureKind.DIFFERENCE && !has(o["relative_to"]),
    () => "is empty; a DIFFERENCE says which area it is relative to",
  ),
  rule(
    "period_note",
    (o) => o["period_inferred"] === true && !has(o["period_note"]),
    () => "is empty; say what the period was inferred from",
  ),
  rule(
    "period_inferred",
    (o) => o["period_inferred"] === true && o["period_kind"] === PeriodKind.UNSPECIFIED,
    () => "is true, but the period is UNSPECIFIED; an inferred period is given",
  ),
];

const OUTTURNS: ReadonlySet<Value | undefined> = new Set([ObservationRole.ACTUAL, ObservationRole.BASELINE]);

/** What is wrong with the period of an observation, if anything. */
function periodProblem(row: TypedRow, { publishedEnd }: ObservationContext): [string, string] | null {
  const period = periodOf(row);
  const { period_kind: kind, period: text, role } = row.values;
  if (period === null)
    return [
      "period",
      `is no ${String(kind)}, found "${String(text ?? "")}"; write it like one of ${PERIOD_FORMS}, and leave it empty for UNSPECIFIED alone`,
    ];
  if (OUTTURNS.has(role) && period.start !== null && publishedEnd !== null && period.start > publishedEnd) {
    return ["period", `starts on ${period.start}, after its source was published (${publishedEnd}); an outturn cannot lie in the future`];
  }
  return null;
}

function checkSources({ tables: { sources } }: PackageTables, report: Report): Map<Value, string | null> {
  const ends = new Map<Value, string | null>();
  for (const { line, values } of sources.rows) {
    for (const column of ["coverage", "published"]) {
      const kind = values[`${column}_kind`] ?? null;
      const text = values[column] ?? null;
      const period = kind === null ? null : parsePeriod(kind as PeriodKind, String(text ?? ""));
      if ((kind === null) !== (text === null) || (kind !== null && period === null)) {
        report({
          file: sources.file,
          line,
          column,
          message: `and ${column}_kind do not fit, found "${String(text ?? "")}" and "${String(kind ?? "")}"; write it like one of ${PERIOD_FORMS}`,
        });
      }
      if (column === "published") ends.set(values["key"] ?? null, period?.end ?? null);
    }
  }
  return ends;
}

function checkConflicts({ tables, observations }: PackageTables, report: Report): void {
  if (![tables.sources, ...observations].every(({ complete }) => complete)) return;
  const publisher = new Map(
    tables.sources.rows.map(({ values }) => [String(values["key"]), values["publisher"] ?? values["publisher_name"]]),
  );
  const known = new Set(
    observations.flatMap(({ source, rows }) =>
      rows.map(({ values }) => observationKey(source, Number(values["line"]), Number(values["place"]))),
    ),
  );
  const publisherOf = (key: string) => publisher.get(key.split(":")[0] ?? "");
  for (const { file, source, rows } of observations) {
    for (const row of rows) {
      const problem = (message: string) => report({ file, line: row.line, column: "conflicts_with", message });
      for (const [a, b] of reviewedConflicts(source, row)) {
        const unknown = [a, b].find((key) => !known.has(key));
        if (unknown !== undefined) problem(`names "${unknown}", which is no figure; write source:line:place`);
        else if (a === b) problem("names the figure itself");
        else if (publisherOf(a) !== publisherOf(b))
          problem(`pairs figures of two publishers (${a} and ${b}); a conflict is within one publisher`);
      }
    }
  }
}

/** Checks what single cells and keys cannot show: that each row makes sense as a whole. Rows whose references are broken are left to the key checks. */
export function checkRules(tables: PackageTables, report: Report): void {
  const { measures, indicators } = tables.tables;
  const measureOf = new Map(measures.rows.map(({ values }) => [values["key"] ?? null, values]));
  const indicatorOf = new Map(indicators.rows.map(({ values }) => [values["key"] ?? null, values]));
  const publishedEnds = checkSources(tables, report);

  const apply = <C>(file: string, line: number, values: Values, rules: readonly Rule<C>[], context: C): void => {
    for (const check of rules) {
      const broken = check(values, context);
      if (broken) report({ file, line, column: broken[0], message: broken[1] });
    }
  };
  for (const { line, values } of measures.rows) apply(measures.file, line, values, MEASURE_RULES, measureOf);
  for (const { line, values } of indicators.rows) apply(indicators.file, line, values, INDICATOR_RULES, measureOf);
  for (const { file, source, rows } of tables.observations) {
    for (const row of rows) {
      const indicator = indicatorOf.get(row.values["indicator"] ?? null);
      const measure = indicator && measureOf.get(indicator["measure"] ?? null);
      if (!indicator || !measure) continue;
      const context = { source, indicator, measure, publishedEnd: publishedEnds.get(source) ?? null };
      apply(file, row.line, row.values, [...OBSERVATION_RULES, () => periodProblem(row, context)], context);
    }
  }
  checkConflicts(tables, report);
}
