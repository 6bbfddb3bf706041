import { describe, expect, it } from "vitest";
import { type Area, AreaKind } from "../../src/domain/area.ts";
import { makeDesk } from "../../src/query/desk.ts";
import { askComparison } from "../../src/query/question.ts";
import { AREAS, academic, type Figure, makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const LONDON: Area = { slug: "london", name: "London", kind: AreaKind.REGION, gssCode: null, dfeCode: null, parent: "england" };

/** A store of figures for the year 2015/16, the nth on line n of Halton's plan. */
async function storeOf(figures: readonly Figure[]) {
  const observations = figures.map((figure, index) =>
    makeObservation({ line: index + 1, source: "halton-plan", period: academic("2015/16"), ...figure }),
  );
  return await memoryStore({ ...makeCorpus({ observations }), areas: [...AREAS, LONDON] });
}

const EVERYWHERE = ["halton", "cheshire-east", "north-west", "london", "england", "great-britain"];

describe("the figures that are read for a question", () => {
  it("are those of its areas and of the regions and countries that they lie in", async () => {
    const { reader } = await storeOf(EVERYWHERE.map((area) => ({ area })));
    const book = await makeDesk(reader).books.measures(["eyfs-gld"], ["halton"]);
    expect(book.observations.get("eyfs-gld")?.map(({ area }) => area)).toEqual(["halton", "north-west", "england", "great-britain"]);
  });

  it.each(["london", "cheshire-east"])("are also those of %s, where a target is relative to it", async (relativeTo) => {
    const { reader, statements } = await storeOf([
      ...EVERYWHERE.map((area) => ({ area, value: area === relativeTo ? 66 : 60 })),
      { role: "TARGET", missing: "QUALITATIVE", qualitative: `at least that of ${relativeTo}`, relativeTo },
    ]);
    const desk = makeDesk(reader, { catalogue: await reader.catalogue() });
    statements.length = 0;
    const { rows } = await askComparison(desk, { measure: "eyfs-gld", areas: ["halton"] });
    expect(statements).toHaveLength(6);
    expect(rows[0]?.aim?.mark?.area).toBe(relativeTo);
    expect(rows[0]?.distanceToTarget).toBe(-6);
  });
});
