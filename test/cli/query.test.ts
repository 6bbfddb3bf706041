import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hubOf, invoke } from "../helpers/command-line.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { temporaryFolder } from "../helpers/folder.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });

function file(text: string, name = "question.graphql"): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

const AREA = "query Area($code: String!) { area(code: $code) { name } }";

describe("query", () => {
  it("answers from a file, with variables from the command line or another file", async () => {
    const hub = await hubOf(corpus);
    const answer = { code: 0, stdout: `${JSON.stringify({ data: { area: { name: "Halton" } } }, null, 2)}\n`, stderr: "" };
    expect(await hub("query", file(AREA), "--variables", '{"code": "876"}')).toEqual(answer);
    expect(await hub("query", file(AREA), "--variables", `@${file('{"code": "halton"}', "variables.json")}`)).toEqual(answer);
  });

  it("answers from standard input", async () => {
    const hub = await hubOf(corpus, { input: "{ dataset { observations } }" });
    expect(JSON.parse((await hub("query", "-")).stdout)).toEqual({ data: { dataset: { observations: 1 } } });
  });

  it("runs the operation that is named", async () => {
    const hub = await hubOf(corpus);
    const two = file("query A { dataset { areas } } query B { dataset { observations } }");
    expect(JSON.parse((await hub("query", two, "--operation", "B")).stdout)).toEqual({ data: { dataset: { observations: 1 } } });
    expect(await hub("query", two)).toMatchObject({ code: 2, stdout: "", stderr: /operation name/ });
    expect(await hub("query", two, "--operation", "C")).toMatchObject({ code: 2, stderr: /Unknown operation named "C"/ });
  });

  it("places every error in the file, and asks nothing of a query that is wrong", async () => {
    const hub = await hubOf(corpus);
    const path = file("{\n  datset { areas }\n  dataset { area }\n}");
    const { code, stdout, stderr } = await hub("query", path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(`^${path}:2:3: Cannot query field "datset".*Did you mean "dataset"`),
      expect.stringMatching(`^${path}:3:13: Cannot query field "area"`),
    ]);
  });

  it("gives what can be answered, and the errors with their codes as a server does", async () => {
    const hub = await hubOf(corpus);
    const { code, stdout, stderr } = await hub("query", file('{ dataset { observations } area(code: "haltn") { name } }'));
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      data: { dataset: { observations: 1 } },
      errors: [{ path: ["area"], extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(stderr).toContain('Did you mean "halton"?');
  });

  it.each([
    ["a file that is not there", ["/no/such.graphql"], "there is no such file"],
    ["variables that are no JSON", ["FILE", "--variables", "{code}"], "--variables: no JSON"],
    ["variables that are no object", ["FILE", "--variables", "[1]"], "--variables: found [1]"],
    ["a file of variables that is not there", ["FILE", "--variables", "@/no/such.json"], "there is no such file"],
    ["variables that are missing", ["FILE"], 'Variable "$code" of required type "String!" was not provided'],
  ])("refuses %s", async (_what, args, words) => {
    const hub = await hubOf(corpus);
    const path = file(AREA);
    const { code, stdout, stderr } = await hub("query", ...args.map((arg) => (arg === "FILE" ? path : arg)));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  it("says what to do where there is no store", async () => {
    const environment = { DATABASE_URL: `file:${join(temporaryFolder(), "none.sqlite")}` };
    expect(await invoke(["query", file(AREA), "--variables", '{"code": "876"}'], { environment })).toEqual({
      code: 1,
      stdout: "",
      stderr: "The store is missing or cannot be read. Build it: npx indicator-hub build\n",
    });
  });
});
