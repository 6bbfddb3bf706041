import { type Period, type PeriodKind, parsePeriod } from "../domain/period.ts";
import type { Value } from "./cell.ts";
import { periodOf } from "./corpus.ts";
import type { Report, TypedRow } from "./csv.ts";
import { FIGURE_RULES, type FigureContext } from "./figure-rules.ts";
import { type FigureReferences, figureReferences } from "./keys.ts";
import type { FigureFile, PackageTables, Table } from "./package.ts";
import { applyRules, type Values } from "./rule.ts";

const byKey = ({ rows }: Table): Map<Value, Values> => new Map(rows.map(({ values }) => [values["key"] ?? null, values]));

/** The last day of a source's date of publication; null where none is given. */
function publishedEnd({ published_kind: kind, published }: Values): string | null {
  return kind ? (parsePeriod(kind as PeriodKind, String(published ?? ""))?.end ?? null) : null;
}

/** So many periods are kept in mind; no package has nearly as many. */
const MOST_PERIODS = 1000;

/** Checks figures, row by row, against the tables of their package. */
export class FigureCheck {
  private readonly indicators: ReadonlyMap<Value, Values>;
  private readonly measures: ReadonlyMap<Value, Values>;
  private readonly publishedEnds: ReadonlyMap<Value, string | null>;
  private readonly references: FigureReferences;
  private readonly periods = new Map<string, Period | null>();

  constructor(
    tables: PackageTables,
    private readonly report: Report,
  ) {
    this.indicators = byKey(tables.indicators);
    this.measures = byKey(tables.measures);
    this.publishedEnds = new Map([...byKey(tables.sources)].map(([key, values]) => [key, publishedEnd(values)]));
    this.references = figureReferences(tables, report);
  }

  /** Reports what is wrong with a row. Returns its period, null where it has none or what it is about is not known. */
  check({ file, source }: FigureFile, row: TypedRow): Period | null {
    this.references(file, row);
    const indicator = this.indicators.get(row.values["indicator"] ?? null);
    const measure = indicator && this.measures.get(indicator["measure"] ?? null);
    if (!indicator || !measure) return null;
    const period = this.period(row);
    const context: FigureContext = { source, indicator, measure, period, publishedEnd: this.publishedEnds.get(source) ?? null };
    applyRules(file, row, FIGURE_RULES, context, this.report);
    return period;
  }

  /** The period of a row; most rows share a few, which are read once. */
  private period(row: TypedRow): Period | null {
    const { period_kind: kind, period: text, period_inferred: inferred, period_note: note } = row.values;
    if (inferred === true || note !== null) return periodOf(row);
    const key = `${String(kind)} ${String(text)}`;
    const known = this.periods.get(key);
    if (known !== undefined) return known;
    if (this.periods.size === MOST_PERIODS) this.periods.clear();
    const period = periodOf(row);
    this.periods.set(key, period);
    return period;
  }
}
