import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MissingReason, type Observation, ObservationRole, ObservationStatus } from "../../src/domain/observation.ts";
import { matchesPeriod, type Period, PeriodKind, parsePeriodQuery } from "../../src/domain/period.ts";
import type { ObservationConditions } from "../../src/store/reader.ts";
import { academic, type Figure, financial, makeCorpus, makeIndicator, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const MEASURES = [makeMeasure(), makeMeasure({ key: "neet-16-18", topic: "PARTICIPATION" })];
const CODES: Record<string, string | null> = {
  "halton-plan/eyfs-gld": "CED01",
  "halton-plan/neet-16-18": null,
  "cheshire-east-plan/eyfs-gld": "CED01",
  "cheshire-east-plan/neet-16-18": "ced01",
};
const INDICATORS = Object.entries(CODES).map(([key, code]) => {
  const [source = "", measure = ""] = key.split("/");
  return makeIndicator({ key, source, measure, code });
});

const figure: fc.Arbitrary<Figure> = fc
  .record({
    area: fc.constantFrom("halton", "cheshire-east"),
    measure: fc.constantFrom("eyfs-gld", "neet-16-18"),
    population: fc.constantFrom("all", "fsm"),
    role: fc.constantFrom(...Object.values(ObservationRole)),
    status: fc.constantFrom(...Object.values(ObservationStatus)),
    doubtful: fc.boolean(),
    period: fc.constantFrom<Period>(
      academic("2013/14"),
      financial("2013/14"),
      { ...financial("2012/13"), inferred: true },
      period(PeriodKind.CALENDAR_YEAR, "2013"),
      period(PeriodKind.QUARTER, "2013/14 Q2"),
      period(PeriodKind.AS_AT, "2014-08-31"),
      period(),
    ),
    number: fc.constantFrom<number | MissingReason>(-5, 0, 0.1, 60, 60.5, 100, ...Object.values(MissingReason)),
  })
  .map(({ number, ...rest }) => (typeof number === "number" ? { ...rest, value: number } : { ...rest, missing: number }));

const rows = fc
  .array(figure, { minLength: 1, maxLength: 15 })
  .map((figures) => figures.map((given, index) => makeObservation({ ...given, line: index + 1 })));

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const query = (text: string) => {
  const parsed = parsePeriodQuery(text);
  if (parsed === null) throw new Error(`${text} is no period`);
  return parsed;
};

/** Each condition with the rule that it is meant to keep. */
const RULES: { [K in keyof Required<ObservationConditions>]: readonly [fc.Arbitrary<NonNullable<ObservationConditions[K]>>, Rule<K>] } = {
  area: [some("halton", "cheshire-east", "crewe"), (wanted, { area }) => wanted.includes(area)],
  measure: [some("eyfs-gld", "neet-16-18"), (wanted, { measure }) => wanted.includes(measure)],
  topic: [
    some("EARLY_YEARS" as const, "PARTICIPATION" as const, "HEALTH" as const),
    (wanted, { measure }) => wanted.some((topic) => MEASURES.find(({ key }) => key === measure)?.topic === topic),
  ],
  population: [some("all", "fsm", "boys"), (wanted, { population }) => wanted.includes(population)],
  source: [some("halton-plan", "cheshire-east-plan"), (wanted, { source }) => wanted.includes(source)],
  indicator: [some(...Object.keys(CODES)), (wanted, { indicator }) => wanted.includes(indicator ?? "")],
  indicatorCode: [some("CED01", "ced01"), (wanted, { indicator }) => wanted.includes(CODES[indicator ?? ""] ?? "")],
  role: [some(...Object.values(ObservationRole)), (wanted, { role }) => wanted.includes(role)],
  status: [some(...Object.values(ObservationStatus)), (wanted, { status }) => wanted.includes(status)],
  period: [
    fc.constantFrom(
      ...["2013/14", "2014", "2013", "2013/14 Q2", "31 Aug 2014", "2014-04-01/2014-09-30", "2013-12-31/2013-12-31"].map(query),
    ),
    (wanted, observation) => matchesPeriod(observation.period, wanted),
  ],
  periodKind: [some(...Object.values(PeriodKind)), (wanted, observation) => wanted.includes(observation.period.kind)],
  periodInferred: [fc.boolean(), (wanted, observation) => observation.period.inferred === wanted],
  hasValue: [fc.boolean(), (wanted, { value }) => (value !== null) === wanted],
  missing: [some(...Object.values(MissingReason)), (wanted, { missing }) => missing !== null && wanted.includes(missing)],
  conflicting: [fc.boolean(), (wanted, { key }, conflicting) => conflicting.has(key) === wanted],
  doubtful: [fc.boolean(), (wanted, { doubtful }) => doubtful === wanted],
  minValue: [fc.constantFrom(-5, 0, 60, 60.25, 1e9), (least, { value }) => value !== null && value >= least],
  maxValue: [fc.constantFrom(-6, 0, 60, 60.25, 1e9), (most, { value }) => value !== null && value <= most],
};
type Rule<K extends keyof ObservationConditions> = (
  wanted: NonNullable<ObservationConditions[K]>,
  observation: Observation,
  conflicting: ReadonlySet<string>,
) => boolean;

type AnyRule = (wanted: unknown, observation: Observation, conflicting: ReadonlySet<string>) => boolean;

const conditions = fc.record(
  Object.fromEntries(Object.entries(RULES).map(([name, [arbitrary]]) => [name, arbitrary as fc.Arbitrary<unknown>])),
  { requiredKeys: [] },
) as fc.Arbitrary<ObservationConditions>;

describe("conditions on figures", () => {
  it.each(Object.keys(RULES) as (keyof ObservationConditions)[])("%s keeps the figures that its rule keeps, and no other", async (name) => {
    const [arbitrary, rule] = RULES[name] as unknown as readonly [fc.Arbitrary<unknown>, AnyRule];
    await fc.assert(
      fc.asyncProperty(rows, arbitrary, async (observations, wanted) => {
        const corpus = makeCorpus({ measures: MEASURES, indicators: INDICATORS, observations });
        const { reader } = await memoryStore(corpus);
        const conflicting = new Set(corpus.conflicts.flat());
        const { items } = await reader.observations({ [name]: wanted }, [], { first: 500 });
        const expected = observations.filter((observation) => rule(wanted, observation, conflicting)).map(({ key }) => key);
        expect(items.map(({ item }) => item.key).sort()).toEqual(expected.sort());
        expect(await reader.countObservations({ [name]: wanted })).toBe(expected.length);
      }),
      { numRuns: 25 },
    );
  });

  it("combine: a figure is kept when each of them keeps it", async () => {
    await fc.assert(
      fc.asyncProperty(rows, conditions, async (observations, wanted) => {
        const { reader } = await memoryStore(makeCorpus({ measures: MEASURES, indicators: INDICATORS, observations }));
        const keysOf = async (given: ObservationConditions) =>
          (await reader.observations(given, [], { first: 500 })).items.map(({ item }) => item.key);
        const apart = await Promise.all(Object.entries(wanted).map(([name, value]) => keysOf({ [name]: value })));
        const all = await keysOf({});
        expect(await keysOf(wanted)).toEqual(all.filter((key) => apart.every((kept) => kept.includes(key))));
      }),
      { numRuns: 100 },
    );
  });
});

describe("conditions on measures", () => {
  it("ask for each publisher once, however often it is named", async () => {
    const { reader } = await memoryStore(makeCorpus({ measures: MEASURES, observations: [makeObservation()] }));
    expect(await reader.countMeasures({ publishedBy: ["halton", "halton"] })).toBe(1);
    expect(await reader.countMeasures({ publishedBy: ["halton", "cheshire-east"] })).toBe(0);
  });
});
