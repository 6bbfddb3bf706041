import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { hubOf } from "../helpers/command-line.ts";
import { makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { projectCorpus } from "../helpers/store.ts";

const given = () =>
  hubOf(
    makeCorpus({
      measures: [
        makeMeasure(),
        makeMeasure({ key: "neet", name: "NEET", definition: '=HYPERLINK("x")', topic: "PARTICIPATION", polarity: "LOWER_IS_BETTER" }),
      ],
      observations: [makeObservation(), makeObservation({ line: 2, area: "cheshire-east", measure: "neet" })],
    }),
  );

describe("measures", () => {
  it("lists the catalogue by topic, with units and publishers", async () => {
    const hub = await given();
    expect(await hub("measures")).toEqual({
      code: 0,
      stdout: [
        "Early years (1)",
        "Key       Name, unit and who publishes it",
        "eyfs-gld  Good level of development",
        "          percent; Halton",
        "",
        "Participation (1)",
        "Key   Name, unit and who publishes it",
        "neet  NEET",
        "      percent; Cheshire East",
        "",
      ].join("\n"),
      stderr: "2 measures.\n",
    });
  });

  it("finds by words, by topic and by publisher", async () => {
    const hub = await given();
    const keys = async (...args: string[]) =>
      (JSON.parse((await hub("measures", ...args, "--format", "json")).stdout) as { key: string }[]).map(({ key }) => key);
    expect(await keys("end", "of", "reception")).toEqual(["eyfs-gld"]);
    expect(await keys("--topic", "PARTICIPATION")).toEqual(["neet"]);
    expect(await keys("--published-by", "895")).toEqual(["neet"]);
    expect(await keys("--published-by", "895,876")).toEqual([]);
  });

  it("tells what each means when asked to", async () => {
    const hub = await given();
    const { stdout } = await hub("measures", "reception", "--definitions");
    expect(stdout.replace(/\s+/g, " ")).toBe(
      "Early years (1) eyfs-gld Good level of development. Share of children with a good level of development at the end of reception. In percent; higher is better; of Everyone concerned; published by Halton. ",
    );
  });

  it("says so when none fits, and how to go on", async () => {
    const hub = await given();
    expect(await hub("measures", "unicorn")).toEqual({
      code: 0,
      stdout: "",
      stderr: "No measure fits. Try fewer words; `indicator-hub measures` lists them all.\n",
    });
    expect(await hub("measures", "--published-by", "haltn")).toMatchObject({ code: 2, stderr: /Did you mean "halton"/ });
  });

  it("writes CSV that a spreadsheet runs nothing of", async () => {
    const hub = await given();
    const rows = parse((await hub("measures", "--format", "csv")).stdout, { columns: true }) as Record<string, string>[];
    expect(rows).toMatchObject([
      { key: "eyfs-gld", published_by: "halton", population: "all" },
      { key: "neet", definition: `'=HYPERLINK("x")` },
    ]);
  });

  it("brings every measure, page after page", async () => {
    const many = Array.from({ length: 501 }, (_, index) => makeMeasure({ key: `measure-${index}`, name: `Measure ${index}` }));
    const hub = await hubOf(makeCorpus({ measures: many }));
    expect((await hub("measures")).stderr).toBe("501 measures.\n");
  });

  it("never cuts a key of the real catalogue", async () => {
    const corpus = await projectCorpus();
    const { stdout } = await (await hubOf(corpus))("measures");
    for (const { key } of corpus.measures) expect(stdout).toMatch(new RegExp(`^${key} `, "m"));
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
