import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Planner } from "../../src/graphql/plan.ts";
import { makeSchema } from "../../src/graphql/schema.ts";
import { TrustedDocuments } from "../../src/server/trusted-documents.ts";
import { makeCorpus } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

const planner = new Planner(makeSchema());
const TEXT = "query Size { dataset { observations } }";
const digest = createHash("sha256").update(TEXT).digest("hex");

describe("a manifest", () => {
  it("is taken whose keys are the hashes of their texts", () => {
    const trusted = new TrustedDocuments({ [`sha256:${digest}`]: TEXT }, planner);
    expect([trusted.textOf(digest), trusted.textOf(`sha256:${digest}`), trusted.holds(TEXT)]).toEqual([TEXT, TEXT, true]);
  });

  it.each([
    ["another text's hash", `sha256:${createHash("sha256").update(`${TEXT} `).digest("hex")}`],
    ["no hash", "sha256:size"],
    ["the hash without its kind", digest],
    ["the hash in capitals", `sha256:${digest.toUpperCase()}`],
  ])("is refused for a key that is %s", (_what, key) => {
    expect(() => new TrustedDocuments({ [`sha256:${digest}`]: TEXT, [key]: TEXT }, planner)).toThrow(
      new TypeError(`${key} is not the hash of its document`),
    );
  });

  it("that is wrong lets no server begin", async () => {
    const key = `sha256:${"0".repeat(64)}`;
    await expect(serverOf(makeCorpus(), { manifest: { [key]: TEXT } })).rejects.toThrow(`${key} is not the hash of its document`);
  });
});
