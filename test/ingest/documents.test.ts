import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { checkSources } from "../../src/ingest/source-check.ts";
import { PROJECT_DATA, projectCorpus } from "../helpers/store.ts";

const DOCUMENTS = resolve(PROJECT_FOLDER, "..", "shared", "sources");
const here = existsSync(DOCUMENTS);

describe(here ? "the five documents" : "the five documents (skipped: ../shared/sources is not here)", () => {
  it.skipIf(!here)("print every figure on its line, and every other number is ticked off", async () => {
    const { problems, open, tickedOff } = await checkSources(await projectCorpus(), PROJECT_DATA, DOCUMENTS);
    expect(problems).toEqual([]);
    expect(open).toEqual([]);
    expect(tickedOff).toBeGreaterThan(0);
  });
});
