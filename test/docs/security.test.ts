import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER, readConfig } from "../../src/config.ts";
import { MAX_PAGE } from "../../src/graphql/connection.ts";
import {
  MAX_ALIASES,
  MAX_ANSWER,
  MAX_COST,
  MAX_DEPTH,
  MAX_DIRECTIVES,
  MAX_FIELDS,
  MAX_OPERATIONS,
  MAX_TOKENS,
} from "../../src/graphql/limits.ts";
import { LIGHT_TOKENS, LIGHT_WORK } from "../../src/graphql/plan.ts";
import { MAX_VALUES } from "../../src/query/vocabulary.ts";
import { LIGHT_BYTES, MAX_BODY } from "../../src/server/graphql-route.ts";
import { MAX_IN_FLIGHT, MAX_WAITING_BYTES, READER_PATIENCE_MS } from "../../src/server/in-flight.ts";
import { AT_ONCE_HERE, SHARE_HERE, SLICE_MS } from "../../src/server/in-turns.ts";
import { MAX_CONNECTIONS } from "../../src/server/lines.ts";
import { MAX_NESTING } from "../../src/server/question.ts";
import { MOST_TURNS } from "../../src/server/shared-question.ts";
import { TIMEOUTS } from "../../src/server/timeouts.ts";
import { MAX_SQL_MS } from "../../src/store/budget.ts";
import { sourceFiles } from "../helpers/imports.ts";

const text = readFileSync(join(PROJECT_FOLDER, "docs", "security.md"), "utf8");
const lane = readFileSync(join(PROJECT_FOLDER, "src", "server", "lane.ts"), "utf8");

/** A number that the lane keeps to itself. */
const ofTheLane = (name: string): number =>
  Number(new RegExp(`^const ${name} = ([\\d_]+);$`, "m").exec(lane)?.[1]?.replaceAll("_", "") ?? Number.NaN);

const WAITING = ofTheLane("WAITING");
const SHARE_AT_ONCE = ofTheLane("SHARE_AT_ONCE");
const PATIENCE_MS = ofTheLane("PATIENCE_MS");
const RATE_LIMIT = readConfig({}).rateLimit;

/** What the document says each limit is called, by what the program holds; every row of its table has one here. */
const counted = (value: number): string => value.toLocaleString("en-GB");
const seconds = (ms: number): string => `${ms / 1000} s`;
const ROWS: Readonly<Record<string, { value: string; constant: string }>> = {
  "body, after it is unpacked": { value: `${MAX_BODY / 1000} kB`, constant: "`MAX_BODY`" },
  "tokens of a document": { value: counted(MAX_TOKENS), constant: "`MAX_TOKENS`" },
  "levels of fields, fragments followed": { value: counted(MAX_DEPTH), constant: "`MAX_DEPTH`" },
  "aliases, `__typename` counted, fragments followed": { value: counted(MAX_ALIASES), constant: "`MAX_ALIASES`" },
  directives: { value: counted(MAX_DIRECTIVES), constant: "`MAX_DIRECTIVES`" },
  "operations in a document": { value: counted(MAX_OPERATIONS), constant: "`MAX_OPERATIONS`" },
  "several operations in one request": { value: "not answered", constant: "" },
  "`first`": { value: `1 to ${counted(MAX_PAGE)}`, constant: "`MAX_PAGE`" },
  "values of one object in a body, or in an address's variables": { value: counted(MAX_VALUES), constant: "`MAX_VALUES`" },
  "values in one list, in the document or its variables": { value: counted(MAX_VALUES), constant: "`MAX_VALUES`" },
  "levels of objects and lists in a body, or in an address's variables": { value: counted(MAX_NESTING), constant: "`MAX_NESTING`" },
  "cost: objects times the page sizes above them": { value: counted(MAX_COST), constant: "`MAX_COST`" },
  "objects and values of an answer, lists of all that there is at their length": { value: counted(MAX_FIELDS), constant: "`MAX_FIELDS`" },
  "bytes of an answer to GraphQL": { value: `${MAX_ANSWER / 1e6} MB`, constant: "`MAX_ANSWER`" },
  "time in SQL": { value: seconds(MAX_SQL_MS), constant: "`MAX_SQL_MS`" },
  "requests in flight, counted when their body has been read": { value: counted(MAX_IN_FLIGHT), constant: "`MAX_IN_FLIGHT`" },
  "what is answered beside all others: its work; tokens that are not the hub's own; bytes": {
    value: `${counted(LIGHT_WORK)}; ${counted(LIGHT_TOKENS)}; ${counted(LIGHT_BYTES)}`,
    constant: "`LIGHT_WORK`, `LIGHT_TOKENS`, `LIGHT_BYTES`",
  },
  "other questions that are worked on at once; of one client; how long until others are read": {
    value: `${counted(AT_ONCE_HERE)}; ${counted(SHARE_HERE)}; ${SLICE_MS} ms`,
    constant: "`AT_ONCE_HERE`, `SHARE_HERE`, `SLICE_MS`",
  },
  "clients in whose turn one question is asked at once": { value: counted(MOST_TURNS), constant: "`MOST_TURNS`" },
  "large questions that wait": { value: `${counted(WAITING)}, for ${seconds(PATIENCE_MS)}`, constant: "`WAITING`, `PATIENCE_MS`" },
  "large questions of one client that are worked on at once": { value: counted(SHARE_AT_ONCE), constant: "`SHARE_AT_ONCE`" },
  "requests a minute and client": { value: `${counted(RATE_LIMIT)} (\`RATE_LIMIT\`)`, constant: "" },
  "headers, whole request": { value: `${seconds(TIMEOUTS.headers)}, ${seconds(TIMEOUTS.request)}`, constant: "`TIMEOUTS`" },
  "silence while an answer is sent; between two requests": {
    value: `${seconds(TIMEOUTS.silence)}; ${seconds(TIMEOUTS.idle)}`,
    constant: "`TIMEOUTS`",
  },
  "an answer that waits for its reader, while all places are taken": {
    value: seconds(READER_PATIENCE_MS),
    constant: "`READER_PATIENCE_MS`",
  },
  "bytes of all answers that wait for their readers": { value: `${MAX_WAITING_BYTES / 1e6} MB`, constant: "`MAX_WAITING_BYTES`" },
  "open connections": { value: counted(MAX_CONNECTIONS), constant: "`MAX_CONNECTIONS`" },
};

/** The rows of the table of limits, by their limit. */
function rowsOfTheDocument(): Record<string, { value: string; answer: string; constant: string }> {
  const [, body = ""] = /^\| limit \| value \| answer \| constant \|\n\| --- [^\n]*\n((?:\|[^\n]*\n)+)/m.exec(text) ?? [];
  const rows = body
    .trimEnd()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return Object.fromEntries(rows.map(([, limit = "", value = "", answer = "", constant = ""]) => [limit, { value, answer, constant }]));
}

describe("the limits of a request", () => {
  it("are these, unless somebody has thought about it", () => {
    expect({
      ...{
        MAX_BODY,
        MAX_TOKENS,
        MAX_DEPTH,
        MAX_ALIASES,
        MAX_DIRECTIVES,
        MAX_OPERATIONS,
        MAX_PAGE,
        MAX_VALUES,
        MAX_NESTING,
        MAX_COST,
        MAX_FIELDS,
        MAX_ANSWER,
        MAX_SQL_MS,
        LIGHT_WORK,
        LIGHT_TOKENS,
        LIGHT_BYTES,
        MOST_TURNS,
        AT_ONCE_HERE,
        SHARE_HERE,
        SLICE_MS,
      },
      ...{
        MAX_IN_FLIGHT,
        WAITING,
        SHARE_AT_ONCE,
        PATIENCE_MS,
        RATE_LIMIT,
        TIMEOUTS,
        READER_PATIENCE_MS,
        MAX_WAITING_BYTES,
        MAX_CONNECTIONS,
      },
    }).toEqual({
      MAX_BODY: 100_000,
      MAX_TOKENS: 2000,
      MAX_DEPTH: 10,
      MAX_ALIASES: 30,
      MAX_DIRECTIVES: 9,
      MAX_OPERATIONS: 5,
      MAX_PAGE: 500,
      MAX_VALUES: 500,
      MAX_NESTING: 20,
      MAX_COST: 20_000,
      MAX_FIELDS: 250_000,
      MAX_ANSWER: 10_000_000,
      MAX_SQL_MS: 1000,
      LIGHT_WORK: 1500,
      LIGHT_TOKENS: 250,
      LIGHT_BYTES: 8000,
      MOST_TURNS: 8,
      AT_ONCE_HERE: 4,
      SHARE_HERE: 2,
      SLICE_MS: 5,
      MAX_IN_FLIGHT: 256,
      WAITING: 60,
      SHARE_AT_ONCE: 2,
      PATIENCE_MS: 10_000,
      RATE_LIMIT: 6000,
      TIMEOUTS: { headers: 10_000, request: 15_000, silence: 60_000, idle: 65_000 },
      READER_PATIENCE_MS: 2000,
      MAX_WAITING_BYTES: 100_000_000,
      MAX_CONNECTIONS: 8000,
    });
  });

  it("are told with the values that they have, each in a row of its own, and no others", () => {
    const told = Object.entries(rowsOfTheDocument()).map(([limit, { value, constant }]) => [limit, { value, constant }]);
    expect(Object.fromEntries(told)).toEqual(ROWS);
  });

  it("are told with constants that are there once, and codes that the program answers with", () => {
    const sources = [...sourceFiles("src").values()];
    const rows = Object.values(rowsOfTheDocument());
    const named = (cells: readonly string[]) =>
      new Set(cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? "")));
    const constants = named(rows.map(({ constant }) => constant));
    expect(constants.size).toBe(28);
    for (const name of constants)
      expect([name, sources.filter((source) => new RegExp(`\\bconst ${name}\\b`).test(source)).length]).toEqual([name, 1]);
    const codes = named(rows.map(({ answer }) => answer));
    expect(codes.size).toBe(15);
    const unknown = [...codes].filter((code) => !sources.some((source) => source.includes(`"${code}"`)));
    expect(unknown).toEqual([]);
  });
});

describe("what the document refers to", () => {
  it("is there: each test file, one without a folder lying in that of the one before", () => {
    let folder = "";
    const files = [...text.matchAll(/`([\w*/-]+\.test\.ts)`/g)].map(([, name = ""]) => {
      if (name.includes("/")) folder = dirname(name);
      return name.includes("/") ? name : `${folder}/${name}`;
    });
    expect(files.length).toBeGreaterThan(25);
    expect(files.filter((file) => globSync(file, { cwd: PROJECT_FOLDER }).length === 0)).toEqual([]);
  });

  it("names no test file in another way", () => {
    const mentioned = text.match(/\.test\.ts/g)?.length;
    expect([...text.matchAll(/`[\w*/-]+\.test\.ts`/g)]).toHaveLength(mentioned ?? 0);
  });

  it("is there: each document it links to, and each script it tells to run", () => {
    const links = [...text.matchAll(/\]\(([^):#]+)\)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => !existsSync(join(PROJECT_FOLDER, "docs", link)))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as { scripts: Record<string, string> };
    const told = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(told).not.toEqual([]);
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });
});
