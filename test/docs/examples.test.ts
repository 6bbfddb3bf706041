import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askApi, readExamples, readOperation } from "../../scripts/examples.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

const examples = readExamples();
const api = askApi();

describe("a documented example", () => {
  it.each(examples)("$name has its operation's text", ({ operation, query }) => {
    expect(query).toBe(readOperation(operation));
  });

  it.each(examples)("$name shows the answer that the API gives", async ({ query, variables, answer }) => {
    const ask = await api;
    expect(answer).toEqual(await ask(query, variables));
  });

  it.each(examples)("$name begins with a question", ({ text }) => {
    expect(text).toMatch(/^# .+\?\n/);
  });
});

describe("the named operations", () => {
  const names = readdirSync(`${PROJECT_FOLDER}schema/operations`).map((name) => name.replace(/\.graphql$/, ""));

  it("are at least fifteen", () => {
    expect(names.length).toBeGreaterThanOrEqual(15);
  });

  it.each(names)("%s begins with the question that it answers, and bears its file's name", (name) => {
    const text = readOperation(name);
    expect(text).toMatch(/^# .+[?.]\n/);
    expect(text).toContain(`query ${name}`);
  });
});
