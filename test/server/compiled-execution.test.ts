import fc from "fast-check";
import { type GraphQLSchema, isListType, isNonNullType, type OperationDefinitionNode, parse, typeFromAST } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import type { Corpus } from "../../src/domain/corpus.ts";
import { makeSchema } from "../../src/graphql/schema.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

const schema: GraphQLSchema = makeSchema();
const operationOf = (text: string): OperationDefinitionNode =>
  parse(text).definitions.find((definition) => definition.kind === "OperationDefinition") ?? expect.fail("no operation");

/** Values that a variable of each name may have: real ones, and some that are refused. */
function valuesFor({ measures, areas, populations, sources, indicators }: Corpus): Record<string, readonly unknown[]> {
  const councils = areas.filter(({ kind }) => kind === "COUNCIL").map(({ slug }) => slug);
  const keys = [...measures.map(({ key }) => key), "no-such-measure"];
  const codes = indicators.flatMap(({ code }) => code ?? []);
  const slugs = areas.map(({ slug }) => slug);
  const groups = populations.map(({ key }) => key);
  const ids = ["Area:halton", "Measure:eyfs-gld", "Population:all", "Nothing:x"].map((text) => Buffer.from(text).toString("base64url"));
  return {
    measure: keys,
    gap: keys,
    level: keys,
    third: keys,
    second: keys,
    area: councils,
    areas: slugs,
    against: councils,
    publisher: councils,
    publishedBy: councils,
    population: groups,
    populations: groups,
    group: groups,
    regrouped: groups,
    source: sources.map(({ key }) => key),
    code: codes,
    ids,
    topic: ["EARLY_YEARS", "PARTICIPATION"],
    role: ["ACTUAL", "TARGET"],
    alignment: ["LATEST", "CLOSEST", "COMMON"],
    rag: ["RED", "GREEN"],
    missing: ["TBC", "BLANK"],
    match: ["CLOSE_MATCH"],
    kind: ["COUNCIL"],
    direction: ["ASC", "DESC"],
    period: ["2013/14", "2014", "never"],
    tolerance: [0, 10, -1],
    minValue: [1],
    maxValue: [50],
    councils: [0, 2],
    first: [1, 7, 50],
    text: ["neet", "gap"],
  };
}

describe("documents of the hub's own, compiled", () => {
  let [compiled, plain]: TestServer[] = [];
  let values: Record<string, readonly unknown[]>;

  beforeAll(async () => {
    values = valuesFor(await projectCorpus());
  });

  it("are answered as graphql-js answers them, to the last byte of the data, for any variables", async () => {
    const corpus = await projectCorpus();
    compiled = await serverOf(corpus, { manifest });
    plain = await serverOf(corpus);
    const texts = Object.values(manifest);
    const question = fc.constantFrom(...texts).chain((query) => {
      const variables = (operationOf(query).variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
        const known = values[variable.name.value];
        const wanted = typeFromAST(schema, type as never);
        const isRequired = isNonNullType(wanted) && defaultValue === undefined;
        if (known === undefined && !isRequired) return [];
        const one = fc.constantFrom(...(known ?? ["x"]));
        const isList = isListType(isNonNullType(wanted) ? wanted.ofType : wanted);
        const value = isList ? fc.uniqueArray(one, { minLength: 1, maxLength: 3 }) : one;
        return [[variable.name.value, isRequired ? value : fc.option(value, { nil: undefined, freq: 2 })] as const];
      });
      return fc.record({ query: fc.constant(query), variables: fc.record(Object.fromEntries(variables)) });
    });
    let good = 0;
    await fc.assert(
      fc.asyncProperty(question, async (payload) => {
        const ask = async ({ app }: TestServer) =>
          (await app.inject({ method: "POST", url: "/graphql", payload })).body.replace(/"builtAt":"[^"]+"/, '"builtAt":""');
        const [one, other] = [await ask(compiled ?? expect.fail()), await ask(plain ?? expect.fail())];
        if (!one.startsWith('{"errors"')) good += 1;
        expect(JSON.parse(one)).toEqual(JSON.parse(other));
        // Keys in the order of the document, also where fragments are merged.
        expect(one).toBe(other);
      }),
      { numRuns: 250 },
    );
    expect(good).toBeGreaterThan(125);
  });

  it("fill in the defaults of variables, and are refused for a variable that does not fit", async () => {
    const { app } = await serverOf(makeCorpus({ observations: [makeObservation()] }), { manifest });
    const documentId = Object.keys(manifest).find((key) => /query Scorecard\(/.test(manifest[key as keyof typeof manifest]));
    const ask = async (variables: object) =>
      (await app.inject({ method: "POST", url: "/graphql", payload: { documentId, variables } })).json<unknown>();
    expect(await ask({ area: "halton" })).toMatchObject({ data: { scorecard: { area: { slug: "halton" } } } });
    expect(await ask({ area: "halton", tolerance: "much" })).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(await ask({})).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });
});
