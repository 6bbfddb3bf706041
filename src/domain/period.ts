export const PeriodKind = {
  ACADEMIC_YEAR: "ACADEMIC_YEAR",
  FINANCIAL_YEAR: "FINANCIAL_YEAR",
  CALENDAR_YEAR: "CALENDAR_YEAR",
  QUARTER: "QUARTER",
  TERM: "TERM",
  MONTH: "MONTH",
  AS_AT: "AS_AT",
  SPAN: "SPAN",
  ROLLING: "ROLLING",
  CUMULATIVE: "CUMULATIVE",
  UNSPECIFIED: "UNSPECIFIED",
} as const;
export type PeriodKind = (typeof PeriodKind)[keyof typeof PeriodKind];

/** The time that a figure is about; days are ISO 8601, both ends included, null when not stated. */
export interface Period {
  kind: PeriodKind;
  label: string;
  start: string | null;
  end: string | null;
  inferred: boolean;
  note: string | null;
}

/** First and last day, ISO 8601, both included. */
export type DateSpan = readonly [start: string, end: string];

/** How a period is written in the data and in arguments, for error messages. */
export const PERIOD_FORMS = "2013/14, 2014, 2014/15 Q2, autumn term 2012/13, Sep 2014, 31 Aug 2014 or 2014-04-01/2015-03-31";

/** The label of a figure whose source gives no period. */
export const NOT_STATED_LABEL = "not stated";

const MONTHS: readonly string[] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** First and last month and day of the three terms, as maintained schools keep them; the summer term ends with the academic year. */
const TERMS = { autumn: ["09-01", "12-31"], spring: ["01-01", "04-30"], summer: ["05-01", "08-31"] } as const;
type Term = keyof typeof TERMS;

const isTerm = (text: string): text is Term => Object.hasOwn(TERMS, text);
const pad = (n: number): string => String(n).padStart(2, "0");

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}` : null;
}

function monthSpan(year: number, month: number): DateSpan | null {
  const first = isoDate(year, month, 1);
  if (first === null) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [first, `${first.slice(0, 8)}${pad(last)}`];
}

/** A year between 1900 and 2099: anything else is a slip, and only four digits sort as text. */
const YEAR = /^(?:19|20)\d{2}$/;

const year = (text: string): number | null => (YEAR.test(text) ? Number(text) : null);

/** The first year of `2013/14`; null unless the second follows the first. */
function splitYear(text: string): number | null {
  const [first = "", second = "", ...rest] = text.split("/");
  const start = rest.length === 0 && /^\d{2}$/.test(second) ? year(first) : null;
  return start !== null && (start + 1) % 100 === Number(second) ? start : null;
}

export const academicYear = (start: number): DateSpan => [`${start}-09-01`, `${start + 1}-08-31`];
export const financialYear = (start: number): DateSpan => [`${start}-04-01`, `${start + 1}-03-31`];
export const calendarYear = (year: number): DateSpan => [`${year}-01-01`, `${year}-12-31`];

function quarter(text: string): DateSpan | null {
  const match = /^(\d{4}\/\d{2}) Q([1-4])$/.exec(text);
  const year = match ? splitYear(match[1] ?? "") : null;
  if (!match || year === null) return null;
  const number = Number(match[2]);
  const [calendar, month] = number === 4 ? [year + 1, 1] : [year, 1 + 3 * number];
  const first = monthSpan(calendar, month);
  const last = monthSpan(calendar, month + 2);
  return first && last ? [first[0], last[1]] : null;
}

function term(text: string): DateSpan | null {
  const match = /^(?:(\w+) term (\d{4}\/\d{2})|(\d{4}\/\d{2}) (\w+))$/.exec(text);
  const name = match?.[1] ?? match?.[4] ?? "";
  const year = splitYear(match?.[2] ?? match?.[3] ?? "");
  if (!isTerm(name) || year === null) return null;
  const [from, to] = TERMS[name];
  const calendar = name === "autumn" ? year : year + 1;
  return [`${calendar}-${from}`, `${calendar}-${to}`];
}

function month(text: string): DateSpan | null {
  const iso = /^(\d{4})-(\d{2})$/.exec(text);
  if (iso) return monthSpan(Number(iso[1]), Number(iso[2]));
  const named = /^([A-Z][a-z]{2}) (\d{4})$/.exec(text);
  const index = MONTHS.indexOf(named?.[1] ?? "");
  return named && index >= 0 ? monthSpan(Number(named[2]), index + 1) : null;
}

function day(text: string): DateSpan | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const named = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(text);
  const parts = iso
    ? ([Number(iso[1]), Number(iso[2]), Number(iso[3])] as const)
    : named && ([Number(named[3]), MONTHS.indexOf(named[2] ?? "") + 1, Number(named[1])] as const);
  const date = parts && parts[1] > 0 ? isoDate(...parts) : null;
  return date === null ? null : [date, date];
}

function interval(text: string): DateSpan | null {
  const [from = "", to = "", ...rest] = text.split("/");
  if (rest.length > 0 || !/^\d{4}-\d{2}-\d{2}$/.test(from) || !/^\d{4}-\d{2}-\d{2}$/.test(to)) return null;
  const start = day(from);
  const end = day(to);
  return start && end && start[0] <= end[1] ? [start[0], end[1]] : null;
}

function spanOfKind(kind: PeriodKind, text: string): DateSpan | null {
  const split = splitYear(text);
  const plain = year(text);
  switch (kind) {
    case PeriodKind.ACADEMIC_YEAR:
      return split === null ? null : academicYear(split);
    case PeriodKind.FINANCIAL_YEAR:
      return split === null ? null : financialYear(split);
    case PeriodKind.CALENDAR_YEAR:
      return plain === null ? null : calendarYear(plain);
    case PeriodKind.QUARTER:
      return quarter(text);
    case PeriodKind.TERM:
      return term(text);
    case PeriodKind.MONTH:
      return month(text);
    case PeriodKind.AS_AT:
      return day(text);
    case PeriodKind.SPAN:
    case PeriodKind.ROLLING:
    case PeriodKind.CUMULATIVE:
      // A split year alone is a financial year here; an academic one is written as its interval.
      return (
        interval(text) ??
        quarter(text) ??
        (split === null ? null : financialYear(split)) ??
        (plain === null ? null : calendarYear(plain)) ??
        month(text)
      );
    case PeriodKind.UNSPECIFIED:
      return null;
  }
}

const dayLabel = (date: string): string => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** The shortest name of a stretch of time: a year, quarter or month where it is one, else its ends. */
function spanLabel([start, end]: DateSpan): string {
  const from = Number(start.slice(0, 4));
  const to = Number(end.slice(0, 4));
  const split = (first: number): string => `${first}/${pad((first + 1) % 100)}`;
  for (const [opens, closes] of [
    ["-09-01", "-08-31"],
    ["-04-01", "-03-31"],
  ] as const) {
    if (start.endsWith(opens) && end.endsWith(closes)) {
      return to === from + 1 ? split(from) : `${split(from)} to ${split(to - 1)}`;
    }
  }
  if (start.endsWith("-01-01") && end.endsWith("-12-31")) return from === to ? `${from}` : `${from} to ${to}`;
  if (start === end) return dayLabel(start);
  const startMonth = Number(start.slice(5, 7));
  const whole = monthSpan(from, startMonth);
  if (whole?.[0] === start && whole[1] === end) return `${MONTHS[startMonth - 1]} ${from}`;
  const financial = startMonth >= 4 ? from : from - 1;
  for (const number of [1, 2, 3, 4]) {
    const label = `${split(financial)} Q${number}`;
    const candidate = quarter(label);
    if (candidate?.[0] === start && candidate[1] === end) return label;
  }
  return `${dayLabel(start)} to ${dayLabel(end)}`;
}

/** `Jan to Mar 2016`: whole months of one year, more than one and not all; null for any other stretch. */
function monthsLabel([start, end]: DateSpan): string | null {
  const [from, to] = [Number(start.slice(5, 7)), Number(end.slice(5, 7))];
  const whole = start.endsWith("-01") && monthSpan(Number(end.slice(0, 4)), to)?.[1] === end;
  if (!whole || start.slice(0, 4) !== end.slice(0, 4) || from === to || to - from === 11) return null;
  return `${MONTHS[from - 1]} to ${MONTHS[to - 1]} ${start.slice(0, 4)}`;
}

function termLabel(start: string): string {
  const calendar = Number(start.slice(0, 4));
  const name = start.endsWith("-09-01") ? "autumn" : start.endsWith("-01-01") ? "spring" : "summer";
  const first = name === "autumn" ? calendar : calendar - 1;
  return `${name} term ${first}/${pad((first + 1) % 100)}`;
}

/** A figure's period from its kind and the text in the data, e.g. ACADEMIC_YEAR and 2013/14; null when the text is no such period. */
export function parsePeriod(kind: PeriodKind, text: string, inferred = false, note: string | null = null): Period | null {
  if (kind === PeriodKind.UNSPECIFIED) {
    return text === "" ? { kind, label: NOT_STATED_LABEL, start: null, end: null, inferred, note } : null;
  }
  const span = spanOfKind(kind, text);
  if (span === null) return null;
  const label =
    kind === PeriodKind.TERM ? termLabel(span[0]) : kind === PeriodKind.SPAN ? (monthsLabel(span) ?? spanLabel(span)) : spanLabel(span);
  return { kind, label, start: span[0], end: span[1], inferred, note };
}

/** What a period argument asks for: figures of exactly one of these spans, or any that overlaps one. */
export type PeriodQuery = { type: "exact"; spans: readonly DateSpan[] } | { type: "overlap"; span: DateSpan };

const unique = (spans: readonly (DateSpan | null)[]): DateSpan[] => spans.filter((span) => span !== null);

function exactSpans(text: string): DateSpan[] {
  const split = splitYear(text);
  if (split !== null) return [academicYear(split), financialYear(split)];
  const plain = year(text);
  if (plain !== null) return [calendarYear(plain), financialYear(plain - 1), academicYear(plain - 1)];
  return unique([quarter(text) ?? term(text) ?? month(text) ?? day(text)]);
}

/**
 * Reads a period argument: 2013/14 is that year of the figure's own kind, 2014 the year of its kind that ends in 2014,
 * 2014/15 Q2 a quarter, 2014-04-01/2015-03-31 whatever overlaps it. Every label that a Period carries is accepted; null for anything else.
 */
export function parsePeriodQuery(text: string): PeriodQuery | null {
  const overlap = interval(text);
  if (overlap) return { type: "overlap", span: overlap };
  const [from = "", to, ...rest] = text.split(" to ");
  if (to === undefined) {
    const spans = exactSpans(from);
    return spans.length > 0 ? { type: "exact", spans } : null;
  }
  if (rest.length > 0) return null;
  const ends = exactSpans(to);
  // `Jan to Mar 2016` names its year once.
  const spans = exactSpans(MONTHS.includes(from) ? `${from} ${to.slice(-4)}` : from).flatMap(([start], index) => {
    const end = ends[index]?.[1];
    return end !== undefined && start <= end ? [[start, end] as const] : [];
  });
  return spans.length > 0 ? { type: "exact", spans } : null;
}

/** Whether a figure's period is one that was asked for; an undated one never is. */
export function matchesPeriod({ start, end }: Period, query: PeriodQuery): boolean {
  if (start === null || end === null) return false;
  if (query.type === "overlap") return start <= query.span[1] && end >= query.span[0];
  return query.spans.some((span) => span[0] === start && span[1] === end);
}

/** A period whose days are known. */
export type Dated = Period & { start: string; end: string };

export function isDated(period: Period): period is Dated {
  return period.start !== null && period.end !== null;
}

/** Whether two periods share a day. */
export function periodsOverlap(a: Dated, b: Dated): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Days between two dates, ISO 8601; positive when the second is later. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const DAYS_PER_MONTH = 365.25 / 12;

/** Length of a period in whole months, so that half-years and leap years compare as people count them; under a fortnight is 0. */
export function lengthInMonths({ start, end }: Dated): number {
  return Math.round((daysBetween(start, end) + 1) / DAYS_PER_MONTH);
}

/** The same day some years later; 29 February becomes 1 March. */
export function yearsLater(date: string, years: number): string {
  const moved = new Date(Date.parse(date));
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved.toISOString().slice(0, 10);
}
