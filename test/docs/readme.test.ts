import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askApi } from "../../scripts/examples.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

const text = readFileSync(`${PROJECT_FOLDER}README.md`, "utf8");

describe("the README's first question", () => {
  it("is a request as it stands, and its answer is the one shown", async () => {
    const body = /curl -s http:\/\/localhost:4000\/graphql .*? -d '(.*?)'\n```/s.exec(text)?.[1] ?? "";
    const shown = /```json\n(\{"data".*?)\n```/s.exec(text)?.[1] ?? "";
    const { query } = JSON.parse(body) as { query: string };
    const ask = await askApi();
    expect(JSON.parse(shown)).toEqual({ data: await ask(query, {}) });
  });
});
