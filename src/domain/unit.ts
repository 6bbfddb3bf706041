export const Unit = {
  PERCENT: "PERCENT",
  PERCENTAGE_POINTS: "PERCENTAGE_POINTS",
  COUNT: "COUNT",
  RATE_PER_1000: "RATE_PER_1000",
  RATE_PER_10000: "RATE_PER_10000",
  RATE_PER_100000: "RATE_PER_100000",
  SCORE: "SCORE",
  RANK: "RANK",
  GBP: "GBP",
  GBP_PER_WEEK: "GBP_PER_WEEK",
  TONNES_CO2E: "TONNES_CO2E",
  FTE: "FTE",
  DAYS: "DAYS",
  MONTHS: "MONTHS",
  SQUARE_METRES: "SQUARE_METRES",
  KILOWATT_HOURS: "KILOWATT_HOURS",
  RATIO: "RATIO",
  NOT_STATED: "NOT_STATED",
} as const;
export type Unit = (typeof Unit)[keyof typeof Unit];

/** What stands before and after a number in this unit. */
const AFFIXES: Record<Unit, readonly [before: string, after: string]> = {
  PERCENT: ["", "%"],
  PERCENTAGE_POINTS: ["", " pp"],
  COUNT: ["", ""],
  RATE_PER_1000: ["", " per 1,000"],
  RATE_PER_10000: ["", " per 10,000"],
  RATE_PER_100000: ["", " per 100,000"],
  SCORE: ["", ""],
  RANK: ["rank ", ""],
  GBP: ["£", ""],
  GBP_PER_WEEK: ["£", ""],
  TONNES_CO2E: ["", " tCO2e"],
  FTE: ["", " FTE"],
  DAYS: ["", " days"],
  MONTHS: ["", " months"],
  SQUARE_METRES: ["", " m²"],
  KILOWATT_HOURS: ["", " kWh"],
  RATIO: ["", " times"],
  NOT_STATED: ["", ""],
};

const MONEY: ReadonlySet<Unit> = new Set([Unit.GBP, Unit.GBP_PER_WEEK]);

/** Units whose name is a plural. */
const COUNTED: ReadonlySet<Unit> = new Set([Unit.DAYS, Unit.MONTHS]);

const MILLION = 1_000_000;

/**
 * A value, or a range up to `high`, in words: 79%, £527.80, £11.5 million, 25-28%, 338.9 per 10,000.
 * `decimals` is the printed precision: negative for rounded large numbers, and money with any pence shows two digits.
 */
export function formatQuantity(unit: Unit, decimals: number, value: number, high: number | null = null): string {
  const [before, after] = AFFIXES[unit];
  const sign = value < 0 && before === "£" ? "-" : "";
  const low = sign ? -value : value;
  if (decimals < -3 && Math.abs(value) >= MILLION && high === null) {
    return `${sign}${before}${numberFormat(Math.max(0, decimals + 6)).format(low / MILLION)} million${after}`;
  }
  const digits = MONEY.has(unit) && decimals > 0 ? Math.max(2, decimals) : Math.max(0, decimals);
  const number = numberFormat(digits);
  // A dash between two signs would be misread.
  const range = high === null ? "" : `${value < 0 ? " to " : "-"}${number.format(high)}`;
  const one = value === 1 && high === null && COUNTED.has(unit);
  return `${sign}${before}${number.format(low)}${range}${one ? after.slice(0, -1) : after}`;
}

const numberFormats = new Map<number, Intl.NumberFormat>();

/** British grouping at a fixed number of digits, zero without a sign; kept, because building one costs more than using it a thousand times. */
function numberFormat(digits: number): Intl.NumberFormat {
  let format = numberFormats.get(digits);
  if (!format) {
    format = new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" });
    numberFormats.set(digits, format);
  }
  return format;
}
