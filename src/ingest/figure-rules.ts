import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind } from "../domain/measure.ts";
import { MissingReason, ObservationRole } from "../domain/observation.ts";
import { PERIOD_FORMS, type Period, PeriodKind } from "../domain/period.ts";
import { Unit } from "../domain/unit.ts";
import type { Value } from "./cell.ts";
import { isPrinted } from "./print.ts";
import { has, type Rule, rule, type Values } from "./rule.ts";

/** What a figure is judged with. */
export interface FigureContext {
  source: string;
  indicator: Values;
  measure: Values;
  /** Null where the text is no period of its kind. */
  period: Period | null;
  /** Last day of the publication's date, or null. */
  publishedEnd: string | null;
}

const decimalsOf = (value: Value | undefined): number => (String(value).split(".")[1] ?? "").length;
const effectiveUnit = (o: Values, { measure }: FigureContext): Value => o["unit"] ?? measure["unit"] ?? null;
const outside = (value: Value | undefined): boolean => typeof value === "number" && (value < 0 || value > 100);

/** Whether the printed percentage is what its count and base give, at the printed precision. */
function fractionAgrees(o: Values): boolean {
  const { value, numerator, denominator, decimals } = o;
  if (typeof value !== "number" || typeof numerator !== "number" || typeof denominator !== "number") return true;
  return Math.abs((100 * numerator) / denominator - value) <= 0.5 * 10 ** -Number(decimals) + 1e-9;
}

const ROW_RULES: readonly Rule<FigureContext>[] = [
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
    rule<FigureContext>(
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
function periodProblem(
  { period_kind: kind, period: text, role }: Values,
  { period, publishedEnd }: FigureContext,
): [string, string] | null {
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

/** What a row of figures has to keep as a whole. */
export const FIGURE_RULES: readonly Rule<FigureContext>[] = [...ROW_RULES, periodProblem];
