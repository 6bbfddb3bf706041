import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind } from "../domain/measure.ts";
import { PERIOD_FORMS, type PeriodKind, parsePeriod } from "../domain/period.ts";
import { Unit } from "../domain/unit.ts";
import type { Value } from "./cell.ts";
import type { Report } from "./csv.ts";
import type { PackageTables } from "./package.ts";
import { applyRules, has, type Rule, rule, type Values } from "./rule.ts";

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

function checkSources({ sources }: PackageTables, report: Report): void {
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
    }
  }
}

/** Checks what single cells and keys cannot show: that each row of the tables makes sense as a whole. */
export function checkRules(tables: PackageTables, report: Report): void {
  const { measures, indicators } = tables;
  const measureOf = new Map<Value, Values>(measures.rows.map(({ values }) => [values["key"] ?? null, values]));
  checkSources(tables, report);
  for (const row of measures.rows) applyRules(measures.file, row, MEASURE_RULES, measureOf, report);
  for (const row of indicators.rows) applyRules(indicators.file, row, INDICATOR_RULES, measureOf, report);
}
