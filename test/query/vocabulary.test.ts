import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { academic, makeCorpus, makeIndicator, makeMeasure, makeObservation } from "../helpers/corpus.ts";

const corpus = makeCorpus({
  measures: [makeMeasure(), makeMeasure({ key: "neet-16-18" })],
  indicators: [makeIndicator({ code: "CED022" })],
  observations: [makeObservation(), makeObservation({ line: 2, period: academic("2012/13") })],
});

const LISTS: Record<string, string> = {
  observations: "query ($filter: ObservationFilter) { observations(filter: $filter) { totalCount nodes { id } } }",
  indicators: "query ($filter: IndicatorFilter) { indicators(filter: $filter) { totalCount nodes { id } } }",
  measures: "query ($filter: MeasureFilter) { measures(filter: $filter) { totalCount nodes { id } } }",
  nested: 'query ($filter: ObservationFilter) { measure(key: "eyfs-gld") { observations(filter: $filter) { nodes { id } } } }',
};

describe("an unknown name in a filter", () => {
  it.each<[string, string, unknown, string]>([
    [
      "observations",
      "area",
      ["halton", "haltom"],
      'area: no area "haltom". Areas are named by slug, GSS code or DfE code. Did you mean "halton"?',
    ],
    ["observations", "area", ["E06000007"], 'area: no area "E06000007". Areas are named by slug, GSS code or DfE code.'],
    ["observations", "measure", ["neet-16-18", "nete-16-18"], 'measure: no measure "nete-16-18". Did you mean "neet-16-18"?'],
    ["observations", "measure", ["EYFS-GLD"], 'measure: no measure "EYFS-GLD". Did you mean "eyfs-gld"?'],
    ["observations", "population", ["grils"], 'population: no population "grils". Did you mean "girls"?'],
    ["observations", "source", ["halton"], 'source: no source "halton". Did you mean "halton-plan"?'],
    ["observations", "indicator", ["halton-plan/eyfs"], 'indicator: no indicator "halton-plan/eyfs". Did you mean "halton-plan/eyfs-gld"?'],
    ["observations", "indicatorCode", ["CED023"], 'indicatorCode: no indicator code "CED023". Did you mean "CED022"?'],
    ["observations", "period", "2031/32", 'period: no figure is for "2031/32". Did you mean "2012/13"?'],
    ["observations", "period", "2013/15", 'period: "2013/15" is no period.'],
    ["observations", "period", "", 'period: "" is no period.'],
    ["observations", "period", "30 Feb 2014", 'period: "30 Feb 2014" is no period.'],
    ["observations", "period", "2014-08-31/2013-09-01", 'period: "2014-08-31/2013-09-01" is no period.'],
    ["observations", "period", "not stated", 'period: "not stated" is no period.'],
    ["indicators", "publisher", ["chester"], 'publisher: no area "chester".'],
    ["indicators", "source", ["halton-pln"], 'source: no source "halton-pln". Did you mean "halton-plan"?'],
    ["indicators", "measure", ["neet"], 'measure: no measure "neet". Did you mean "neet-16-18"?'],
    ["indicators", "code", "CED02", 'code: no indicator code "CED02". Did you mean "CED022"?'],
    ["measures", "publishedBy", ["halton", "Cheshire-Est"], 'publishedBy: no area "Cheshire-Est".'],
    ["nested", "measure", ["eyfs"], 'measure: no measure "eyfs". Did you mean "eyfs-gld"?'],
  ])("%s by %s: is refused by name, with the nearest known one", async (list, field, value, message) => {
    const { ask } = await api(corpus);
    const [refusal, ...more] = refusals(await ask(LISTS[list] ?? "", { filter: { [field]: value } }));
    expect(more).toEqual([]);
    expect(refusal?.code).toBe("BAD_USER_INPUT");
    expect(refusal?.message.slice(0, message.length)).toBe(message);
  });

  it("is refused however odd: quotes, NUL, emoji, and ten thousand letters", async () => {
    const { ask } = await api(corpus);
    for (const name of ["'; DROP TABLE areas; --", "\0", "🎓", "x".repeat(10_000)]) {
      for (const field of ["area", "measure", "population", "source", "indicator", "indicatorCode"]) {
        const [refusal] = refusals(await ask(LISTS["observations"] ?? "", { filter: { [field]: [name] } }));
        expect(refusal?.code).toBe("BAD_USER_INPUT");
        expect(refusal?.message).toContain(name.slice(0, 100));
        expect(refusal?.message.length).toBeLessThan(300);
      }
    }
  });

  it("tells how a period is written", async () => {
    const { ask } = await api(corpus);
    const [refusal] = refusals(await ask(LISTS["observations"] ?? "", { filter: { period: "last year" } }));
    expect(refusal?.message).toContain("2013/14, 2014, 2014/15 Q2");
  });

  it.each([
    ["measures", "topic"],
    ["measures", "kind"],
    ["measures", "unit"],
    ["measures", "publishedBy"],
    ["indicators", "publisher"],
    ["indicators", "source"],
    ["indicators", "measure"],
    ["indicators", "match"],
  ])("%s by %s: an empty list is refused, a null passed over", async (list, field) => {
    const { ask } = await api(corpus);
    const query = LISTS[list] ?? "";
    expect(refusals(await ask(query, { filter: { [field]: [] } }))).toEqual([
      { code: "BAD_USER_INPUT", message: `${field}: the list is empty. Leave it out to ask for everything.` },
    ]);
    const [all, none] = [await ask(query, { filter: null }), await ask(query, { filter: { [field]: null } })];
    expect(none).toMatchObject({ data: all.data, errors: [] });
  });

  it("is checked against a vocabulary that is read once for a request", async () => {
    const { ask } = await api(corpus);
    const one = (alias: string) => `${alias}: observations(filter: { indicatorCode: ["none"], area: ["halton"] }) { totalCount }`;
    const { statements } = await ask(`{ ${["a", "b", "c"].map(one).join(" ")} }`);
    expect(statements.filter((sql) => /select distinct/i.test(sql))).toHaveLength(1);
    expect(statements.filter((sql) => /from "areas"/i.test(sql))).toHaveLength(0);
  });

  it("is looked up once, however often a request asks for the same period", async () => {
    const { ask } = await api(corpus);
    const one = (alias: string) => `${alias}: observations(filter: { period: "2013/14" }) { totalCount }`;
    const { data, statements } = await ask(`{ ${one("a")} ${one("b")} }`);
    expect(data).toEqual({ a: { totalCount: 1 }, b: { totalCount: 1 } });
    expect(statements.filter((sql) => /^select "id" from "observations"/.test(sql))).toHaveLength(1);
  });

  it("is looked for until the first unknown one", async () => {
    const { ask } = await api(corpus);
    const answer = await ask(LISTS["observations"] ?? "", { filter: { area: ["halton", "nowhere", "elsewhere"] } });
    expect(refusals(answer).map(({ message }) => message)).toEqual([expect.stringContaining('"nowhere"')]);
  });

  it("leaves the rest of the answer in place", async () => {
    const { ask } = await api(corpus);
    const answer = await ask('{ good: measure(key: "eyfs-gld") { key } bad: measure(key: "eyfs-gle") { key } }');
    expect(answer.data).toEqual({ good: { key: "eyfs-gld" }, bad: null });
    expect(refusals(answer)).toHaveLength(1);
  });
});

describe("a list of values", () => {
  it.each([
    ["observations", "area", "halton"],
    ["observations", "measure", "eyfs-gld"],
    ["observations", "indicatorCode", "CED022"],
    ["observations", "role", "ACTUAL"],
    ["indicators", "publisher", "halton"],
    ["measures", "topic", "SEND"],
  ])("%s by %s: holds at most 500", async (list, field, value) => {
    const { ask } = await api(corpus);
    const answer = (size: number) => ask(LISTS[list] ?? "", { filter: { [field]: Array(size).fill(value) } });
    expect((await answer(500)).errors).toEqual([]);
    expect(refusals(await answer(501))).toEqual([
      { code: "BAD_USER_INPUT", message: `${field}: 501 values are too many. Give at most 500 in one list.` },
    ]);
  });
});

describe("areas that are compared", () => {
  const verdict = (areas: string) => `{ compare(measure: "eyfs-gld", areas: ${areas}) { verdict } }`;

  it("are never a locality beside a council, whichever stands first", async () => {
    const { ask } = await api(corpus);
    for (const areas of ['["halton", "crewe"]', '["crewe", "895"]']) {
      const answer = await ask(verdict(areas));
      expect(answer.errors.map(({ message }) => message)).toEqual([
        "areas: Crewe is a smaller place within a council and is never compared with one. Ask for it alone or beside other such places.",
      ]);
    }
  });

  it("are at most 500, and none stands there twice by whatever code", async () => {
    const { ask } = await api(corpus);
    const messages = async (areas: string[]) => refusals(await ask(verdict(JSON.stringify(areas)))).map(({ message }) => message);
    expect(await messages(Array(501).fill("halton"))).toEqual(["areas: 501 values are too many. Give at most 500 in one list."]);
    expect(await messages(["halton", "crewe", "E06000006"])).toEqual([
      'areas: "E06000006" names halton, which stands there already. Name each area once.',
    ]);
  });

  it("may be a locality alone", async () => {
    const { ask } = await api(corpus);
    expect((await ask(verdict('["crewe"]'))).errors).toEqual([]);
  });
});
