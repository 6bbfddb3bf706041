import type Database from "better-sqlite3";
import { graphql, isListType, isNonNullType, parse, typeFromAST } from "graphql";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { writePackage } from "../../bench/generate/package.ts";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import type { Corpus } from "../../src/domain/corpus.ts";
import { MissingReason } from "../../src/domain/observation.ts";
import { makeContext } from "../../src/graphql/context.ts";
import { makeSchema } from "../../src/graphql/schema.ts";
import { loadCorpus } from "../../src/ingest/load.ts";
import { createDatabase } from "../../src/store/database.ts";
import type { ObservationConditions } from "../../src/store/reader.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { allSteps, passesOf, planOf, repeatedPasses, type Step } from "../helpers/query-plan.ts";
import { memoryStore, projectCorpus } from "../helpers/store.ts";

const schema = makeSchema();

/** A value for each variable that the hub's own documents have. */
function valuesFrom({ measures, areas, populations, sources, indicators }: Corpus): Record<string, unknown> {
  const councils = areas.filter(({ kind }) => kind === "COUNCIL").map(({ slug }) => slug);
  const gap = measures.find(({ gapOf }) => gapOf !== null);
  const [area = "", ...others] = councils;
  const [population, group] = populations.map(({ key }) => key);
  const level = gap?.gapOf;
  return {
    ...{ area, areas: councils, against: others, publisher: area, publishedBy: area, councils: 2, kind: "COUNCIL" },
    ...{ second: others[0], third: others[1], measure: level, level, gap: gap?.key, topic: "EARLY_YEARS" },
    ...{
      population,
      populations: group,
      group,
      regrouped: level,
      source: sources[0]?.key,
      code: indicators.find(({ code }) => code)?.code,
    },
    ...{
      period: "2013/14",
      role: "TARGET",
      alignment: "CLOSEST",
      match: "CLOSE_MATCH",
      missing: MissingReason.TO_BE_CONFIRMED,
      rag: "RED",
    },
    ...{ minValue: 1, maxValue: 50, tolerance: 1, direction: "ASC", text: "neet", first: 7, filter: { text: "neet" } },
    ids: ["Area:halton", `Measure:${level}`, "Population:all"].map((text) => Buffer.from(text).toString("base64url")),
  };
}

/** The hub's own documents with a value for each variable; those that are no cursor. */
function ownDocuments(corpus: Corpus): { query: string; variables: Record<string, unknown> }[] {
  const values: Record<string, unknown> = valuesFrom(corpus);
  return Object.values(manifest).map((query) => {
    const operation = parse(query).definitions.find((definition) => definition.kind === "OperationDefinition");
    const variables = (operation?.variableDefinitions ?? []).flatMap(({ variable: { name }, type }) => {
      if (name.value === "after") return [];
      const wanted = typeFromAST(schema, type as never);
      const isList = isListType(isNonNullType(wanted) ? wanted.ofType : wanted);
      // In one of them it is the first of three councils, not the size of a page.
      const isText = String(wanted) === "String!" && name.value === "first";
      const value = isText ? values["area"] : values[name.value];
      return [[name.value, isList && !Array.isArray(value) ? [value] : value] as const];
    });
    return { query, variables: Object.fromEntries(variables) };
  });
}

/** Every condition that a list of figures takes, and those of the other lists. */
function conditions({ sources: [source], indicators: [indicator] }: Corpus) {
  const [named, printed] = [JSON.stringify(source?.key), JSON.stringify(indicator?.key)];
  const figures = [
    ...['area: ["halton"]', 'measure: ["eyfs-gld"]', "topic: [EARLY_YEARS]", 'population: ["all"]', `source: [${named}]`],
    ...[`indicator: [${printed}]`, 'indicatorCode: ["CED01"]', "role: [TARGET]", "status: [FINAL]", "periodKind: [SPAN]"],
    ...['period: "2013/14"', 'period: "2013-04-01/2014-03-31"', "periodInferred: true", "hasValue: true", "hasValue: false"],
    ...[`missing: [${MissingReason.TO_BE_CONFIRMED}]`, "conflicting: true", "conflicting: false", "doubtful: true"],
    ...["minValue: 1", "maxValue: 2"],
  ];
  const indicators = ['publisher: ["halton"]', `source: [${named}]`, 'measure: ["eyfs-gld"]', 'code: "CED01"', 'text: "neet"'];
  const measures = [
    "topic: [EARLY_YEARS]",
    "kind: [GAP]",
    "unit: [PERCENT]",
    'publishedBy: ["halton"]',
    "publishedByCount: 2",
    'text: "a"',
  ];
  return { figures, indicators: [...indicators, "match: [CLOSE_MATCH]"], measures };
}

/** Lists, and lists under each kind of parent, with every filter and in every order. */
function lists(corpus: Corpus): string[] {
  const { figures, indicators, measures } = conditions(corpus);
  const orders = ["AREA", "MEASURE", "PERIOD", "VALUE", "ROLE", "SOURCE"].map((field) => `orderBy: [{ field: ${field}, direction: DESC }]`);
  const under = (list: string) => `${list} areas { ${list} } measures(first: 9) { nodes { ${list} } }`;
  return [
    ...[...figures.map((condition) => `filter: { ${condition} }`), ...orders].map((argument) => {
      const list = `observations(first: 5, ${argument}) { totalCount nodes { id conflicts { id } } }`;
      return `{ ${under(list)} sources { ${list} } indicators(first: 9) { nodes { ${list} } } }`;
    }),
    ...indicators.map((condition) => `{ ${under(`indicators(first: 5, filter: { ${condition} }) { totalCount nodes { key } }`)} }`),
    ...measures.map(
      (condition) => `{ measures(filter: { ${condition} }) { totalCount nodes { key publishedBy { slug } seriesBreaks { date } } } }`,
    ),
  ];
}

describe("the check itself", () => {
  const connection = createDatabase(":memory:");
  const repeated = (statement: string) => repeatedPasses(planOf(connection, statement));

  it("finds a pass within a loop, and in a subquery that depends on one", () => {
    expect(repeated("SELECT 1 FROM measures AS a CROSS JOIN observations AS b")).toEqual([expect.stringMatching(/^SCAN b /)]);
    expect(repeated("SELECT (SELECT count(*) FROM areas WHERE areas.name = sources.title) FROM sources")).toEqual(["SCAN areas"]);
  });

  it("lets a pass, a lookup for each of its rows, and a subquery that is run once pass", () => {
    expect(repeated("SELECT 1 FROM observations AS a JOIN conflicts AS b ON b.observation = a.id")).toEqual([]);
    expect(repeated("SELECT 1 FROM observations WHERE measure IN (SELECT key FROM measures WHERE topic = ?)")).toEqual([]);
  });
});

describe("lists under many parents", () => {
  it("begin with the parents, also where a table is so small that SQLite would rather begin with it", async () => {
    const folder = temporaryFolder();
    writePackage(folder, { councils: 40, localities: 0, measures: 60, share: 0.1 }, 1, () => {});
    const { reader, statements, connection } = await memoryStore(await loadCorpus(folder));
    const catalogue = await reader.catalogue();
    statements.length = 0;
    const lists = "indicators(first: 5) { nodes { key } } observations(first: 5) { nodes { id } }";
    const source = `{ areas { ${lists} } measures(first: 50) { nodes { ${lists} } } sources { observations(first: 5) { nodes { id } } } }`;
    expect((await graphql({ schema, source, contextValue: makeContext(reader, catalogue) })).errors).toBeUndefined();
    const nested = statements.filter((statement) => statement.includes("AS parents"));
    expect(nested).toHaveLength(5);
    for (const statement of nested)
      expect(planOf(connection, statement).map(({ detail }) => detail)).toEqual([
        expect.stringMatching(/^SCAN parents VIRTUAL TABLE/),
        expect.stringMatching(/^SEARCH chosen USING INTEGER PRIMARY KEY/),
        ...["CORRELATED LIST SUBQUERY", "USE TEMP B-TREE FOR"].map((text) => expect.stringContaining(text)),
      ]);
  });
});

describe("statements of the hub", () => {
  const plans = new Map<string, Step[]>();

  beforeAll(async () => {
    const corpus = await projectCorpus();
    const { reader, statements, connection } = await memoryStore(corpus);
    const catalogue = await reader.catalogue();
    for (const names of ["measure", "population", "source", "indicator", "indicatorCode", "period"] as const) await reader.known(names);
    for (const { query, variables } of [...ownDocuments(corpus), ...lists(corpus).map((query) => ({ query, variables: {} }))]) {
      const { errors } = await graphql({ schema, source: query, variableValues: variables, contextValue: makeContext(reader, catalogue) });
      expect(errors, `${query} ${JSON.stringify(variables)}`).toBeUndefined();
    }
    for (const statement of new Set(statements)) plans.set(statement, planOf(connection, statement));
  });

  /** What is found in the plans, with its statement. */
  const found = (look: (steps: Step[], statement: string) => string[]) =>
    [...plans].flatMap(([statement, steps]) => look(steps, statement).map((detail) => ({ detail, statement })));

  it("are many different ones, over every table", () => {
    expect(plans.size).toBeGreaterThan(200);
    const looked = [...plans.values()].flatMap(allSteps).flatMap(({ detail }) => /^(?:SCAN|SEARCH) (\w+)/.exec(detail)?.[1] ?? []);
    const tables = ["areas", "conflicts", "coverage", "indicators", "measures", "observations", "populations", "search", "series_breaks"];
    expect(new Set(looked)).toEqual(new Set([...tables, "sources", "chosen", "other", "parents", "dataset", "json_each"]));
  });

  it("pass over no table twice", () => {
    expect(found((steps) => passesOf(steps).filter((table, index, all) => all.indexOf(table) !== index))).toEqual([]);
  });

  // An indicator's publisher stands in its source, so no index finds those of a council: each council's list passes over all indicators.
  it("pass over no table anew for each row of another, but for the indicators of each council", () => {
    const repeated = found((steps) => repeatedPasses(steps));
    const others = repeated.filter(({ statement }) => !/\(SELECT publisher FROM "sources" .{1,60}\) = parents\.value/.test(statement));
    expect(others).toEqual([]);
    expect(new Set(repeated.map(({ detail }) => detail.split(" ")[1]))).toEqual(new Set(["indicators"]));
  });

  it("look up no figure by a bound on its value, which nearly all are within", () => {
    expect(found((steps) => allSteps(steps).flatMap(({ detail }) => (/\(value[<>]/.test(detail) ? [detail] : [])))).toEqual([]);
    // The check sees it where it is so.
    const bare = planOf(createDatabase(":memory:"), "SELECT id FROM observations WHERE value >= ? ORDER BY value DESC, role LIMIT 5");
    expect(bare.map(({ detail }) => detail).join()).toMatch(/\(value>\?/);
  });

  // Where a filter names keys too, SQLite may prefer their index and read what it has for each parent.
  it("find the figures of each parent in an index of that parent, or of keys that the filter names", () => {
    const parentOf = (statement: string) => /"observations"\."(\w+)" = parents\.value/.exec(statement)?.[1];
    const nested = [...plans].filter(([statement]) => parentOf(statement));
    expect(new Set(nested.map(([statement]) => parentOf(statement)))).toEqual(new Set(["area", "measure", "source", "indicator"]));
    const astray = nested.flatMap(([statement, steps]) => {
      const named = [...statement.matchAll(/"observations"\."(measure|area|indicator|source)" in \(\?/g)].map(([, column]) => column);
      return allSteps(steps)
        .filter(({ detail }) => / observations /.test(detail))
        .filter(({ detail }) => ![parentOf(statement), ...named].some((column) => new RegExp(`\\(.*\\b${column}=\\?`).test(detail)))
        .map(({ detail }) => ({ detail, statement }));
    });
    expect(astray).toEqual([]);
  });
});

describe("a page behind others", () => {
  it.each([
    ["all figures", {}, ["(source,line,place)>(?,?,?)"]],
    ["those of an area", { area: ["halton"] }, ["area=?", "(source,line,place)>(?,?,?)"]],
    ["those of a measure", { measure: ["eyfs-gld"] }, ["measure=?", "(source,line,place)>(?,?,?)"]],
  ] satisfies [string, ObservationConditions, string[]][])(
    "of %s begins where it begins, in place of passing over all that stands before",
    async (_, chosen, sought) => {
      const { reader, statements, connection } = await memoryStore(await projectCorpus());
      const { items } = await reader.observations(chosen, [], { first: 5 });
      statements.length = 0;
      await reader.observations(chosen, [], { first: 5, after: items.at(-1)?.cursor });
      const steps = statements.flatMap((statement) => allSteps(planOf(connection, statement))).map(({ detail }) => detail);
      const figures = steps.filter((detail) => / observations /.test(detail));
      expect(figures).toHaveLength(1);
      for (const part of sought) expect(figures[0]).toContain(part);
    },
  );
});

it("a page in the middle of many by value or period goes through the figures, in place of looking half of them up", {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder();
  writePackage(folder, { councils: 30, localities: 0, measures: 60, share: 1 }, 1, () => {});
  const { reader, connection } = await memoryStore(await loadCorpus(folder));
  const ran = vi.spyOn(Object.getPrototypeOf(connection.raw.prepare("SELECT 1")) as Database.Statement, "all");
  onTestFinished(() => ran.mockRestore());
  const count = await reader.countObservations({});
  for (const field of ["VALUE", "PERIOD"] as const)
    for (const direction of ["ASC", "DESC"] as const) {
      const sort = [{ field, direction }];
      let after: string | undefined;
      for (let read = 0; read < count / 2; read += 500)
        after = (await reader.observations({}, sort, { first: 500, after })).items.at(-1)?.cursor;
      ran.mockClear();
      await reader.observations({}, sort, { first: 5, after });
      const [statement, values] = [(ran.mock.contexts[0] as Database.Statement).source, ran.mock.calls[0] ?? []];
      const steps = allSteps(planOf(connection, statement, values)).map(({ detail }) => detail);
      expect([field, direction, ...steps]).toEqual([field, direction, "SCAN observations", "USE TEMP B-TREE FOR ORDER BY"]);
    }
});
