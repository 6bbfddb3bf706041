import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { type Connection, createDatabase } from "../../src/store/database.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { memoryStore } from "../helpers/store.ts";

const corpus = makeCorpus({ observations: [makeObservation({ line: 1 }), makeObservation({ line: 2, missing: "AWAITED" })] });

/** The rule that an UPDATE or INSERT breaks, as SQLite names it; undefined when the store accepts it. */
function refusal({ raw }: Connection, statement: string): string | undefined {
  try {
    raw.exec(statement);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("the store's tables", () => {
  it("are all STRICT, but for the search index", () => {
    const { raw } = createDatabase(":memory:");
    const tables = raw.pragma("table_list") as { name: string; type: string; strict: number }[];
    const loose = tables.filter(({ type, strict }) => type === "table" && strict === 0).map(({ name }) => name);
    expect(tables.filter(({ strict }) => strict === 1)).toHaveLength(10);
    expect(loose.filter((name) => !name.startsWith("sqlite_"))).toEqual([]);
  });

  it("are made by the migrations exactly as the code describes them", () => {
    const folder = temporaryFolder();
    cpSync(join(PROJECT_FOLDER, "src/store/migrations"), folder, { recursive: true });
    const before = readdirSync(folder);
    const options = ["generate", "--dialect", "sqlite", "--schema", "src/store/tables.ts", "--out", relative(PROJECT_FOLDER, folder)];
    const output = execFileSync("npx", ["drizzle-kit", ...options], { cwd: PROJECT_FOLDER, encoding: "utf8" });
    expect(output).toContain("No schema changes");
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ["text where a number belongs", "UPDATE observations SET value = 'many' WHERE line = 1", /cannot store TEXT value in REAL column/],
    ["a fraction where a whole number belongs", "UPDATE observations SET line = 1.5 WHERE line = 1", /cannot store REAL value in INTEGER/],
    ["nothing where text is needed", "UPDATE measures SET definition = NULL", /NOT NULL constraint failed: measures.definition/],
    ["an unknown role", "UPDATE observations SET role = 'GUESS'", /role_known/],
    ["a role in lower case", "UPDATE observations SET role = 'actual'", /role_known/],
    ["an unknown status", "UPDATE observations SET status = ''", /status_known/],
    ["an unknown bound", "UPDATE observations SET bound = 'NEAR'", /bound_known/],
    ["an unknown unit", "UPDATE observations SET unit = '%'", /unit_known/],
    ["an unknown missing reason", "UPDATE observations SET missing = 'LOST' WHERE line = 2", /missing_known/],
    ["an unknown kind of period", "UPDATE observations SET period_kind = 'WEEK'", /period_kind_known/],
    ["an unknown kind of area", "UPDATE areas SET kind = 'WARD'", /kind_known/],
    ["an unknown source status", "UPDATE sources SET status = 'OLD'", /status_known/],
    ["an unknown topic", "UPDATE measures SET topic = 'SPORT'", /topic_known/],
    ["an unknown polarity", "UPDATE measures SET polarity = 'UP'", /polarity_known/],
    ["an unknown mapping relation", "UPDATE indicators SET match = 'EXACT'", /match_known/],
    ["a value beside a missing reason", "UPDATE observations SET missing = 'AWAITED' WHERE line = 1", /value_or_reason/],
    ["neither a value nor a reason", "UPDATE observations SET missing = NULL WHERE line = 2", /value_or_reason/],
    ["a value without its precision", "UPDATE observations SET decimals = NULL WHERE line = 1", /value_has_decimals/],
    ["a precision without a value", "UPDATE observations SET decimals = 0 WHERE line = 2", /value_has_decimals/],
    ["a range that falls", "UPDATE observations SET value_high = 59 WHERE line = 1", /range_ascends/],
    ["a range of no width", "UPDATE observations SET value_high = value WHERE line = 1", /range_ascends/],
    ["a high end without a value", "UPDATE observations SET value_high = 5 WHERE line = 2", /range_ascends/],
    ["an unknown tense", "UPDATE observations SET tense = 'FUTURE'", /tense_known/],
    ["a dated period without dates", "UPDATE observations SET period_start = NULL, period_end = NULL", /period_dated/],
    ["a period with one end", "UPDATE observations SET period_end = NULL", /period_dated/],
    ["an undated period with dates", "UPDATE observations SET period_kind = 'UNSPECIFIED'", /period_dated/],
    ["a gap without its level", "UPDATE measures SET kind = 'GAP'", /gap_has_level/],
    ["a level with a level of its own", "UPDATE measures SET gap_of = key", /gap_has_level/],
    ["an inexact match without a note", "UPDATE indicators SET match = 'CLOSE_MATCH'", /inexact_has_note/],
    ["an exact match with a note", "UPDATE indicators SET match_note = 'why'", /inexact_has_note/],
    ["a figure that contradicts itself", "INSERT INTO conflicts VALUES (1, 1)", /never_itself/],
    ["one conflict twice", "INSERT INTO conflicts VALUES (1, 2), (1, 2)", /UNIQUE constraint failed: conflicts/],
    ["two figures at one place of a line", "UPDATE observations SET line = 1", /UNIQUE constraint failed: observations.source/],
    ["two areas with one GSS code", "UPDATE areas SET gss_code = 'E06000006' WHERE slug = 'england'", /UNIQUE .* areas.gss_code/],
    ["two areas with one DfE code", "UPDATE areas SET dfe_code = '876' WHERE slug = 'england'", /UNIQUE .* areas.dfe_code/],
    ["a figure of no area", "UPDATE observations SET area = 'atlantis'", /FOREIGN KEY/],
    ["a figure of no measure", "UPDATE observations SET measure = 'luck'", /FOREIGN KEY/],
    ["a figure of no indicator", "UPDATE observations SET indicator = 'halton-plan/luck'", /FOREIGN KEY/],
    ["a figure of no group", "UPDATE observations SET population = 'giants'", /FOREIGN KEY/],
    ["a figure relative to nowhere", "UPDATE observations SET relative_to = 'atlantis'", /FOREIGN KEY/],
    ["an indicator of no source", "UPDATE indicators SET source = 'rumour'", /FOREIGN KEY/],
    ["a contradiction of nothing", "INSERT INTO conflicts VALUES (1, 99)", /FOREIGN KEY/],
    ["a break of no measure", "INSERT INTO series_breaks VALUES ('luck', '2013-09-01', 'new')", /FOREIGN KEY/],
    ["the loss of a source that figures cite", "DELETE FROM sources WHERE key = 'halton-plan'", /FOREIGN KEY/],
  ])("refuse %s", async (_case, statement, rule) => {
    const { connection } = await memoryStore(corpus);
    expect(refusal(connection, statement)).toMatch(rule);
  });

  it.each([
    ["zero", "UPDATE observations SET value = 0 WHERE line = 1"],
    ["a negative value", "UPDATE observations SET value = -3.5, decimals = 1 WHERE line = 1"],
    ["a range", "UPDATE observations SET value_high = 61 WHERE line = 1"],
    ["an undated figure", "UPDATE observations SET period_kind = 'UNSPECIFIED', period_start = NULL, period_end = NULL"],
    ["an empty raw text", "UPDATE observations SET raw = ''"],
    ["several areas without codes", "UPDATE areas SET gss_code = NULL, dfe_code = NULL"],
  ])("accept %s", async (_case, statement) => {
    const { connection } = await memoryStore(corpus);
    expect(refusal(connection, statement)).toBeUndefined();
  });
});
