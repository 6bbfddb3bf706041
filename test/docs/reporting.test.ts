import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

const read = (name: string): string => readFileSync(join(PROJECT_FOLDER, name), "utf8");
const text = read("SECURITY.md");

/** What stands under a heading of SECURITY.md; empty where it has no such heading. */
const section = (heading: string): string =>
  text
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`))
    ?.slice(heading.length) ?? "";

describe("who has found a weakness", () => {
  it("is led from the README, and from what the hub promises, to how to report it", () => {
    expect(read("README.md")).toContain("[SECURITY.md](SECURITY.md): how to report a weakness");
    expect(read("docs/security.md")).toContain("How to report a weakness, and what comes with the hub: [SECURITY.md](../SECURITY.md)");
  });

  it("is told where to report it, that it is not to be public, what to send and what follows", () => {
    const told = section("How to report a weakness");
    expect(told).toMatch(/the repository's private vulnerability report \(.*\), not a public issue/);
    expect(told).toMatch(/What helps most is .*\n?.*the version/);
    expect(told).toMatch(/^What follows: /m);
  });

  it("is told which versions are mended", () => {
    expect(section("Which versions are mended")).toMatch(/^\s*The newest release, and `main`\. Older ones are not/);
  });

  it("is told what counts and what does not, and led to nothing that is not there", () => {
    for (const heading of ["What counts", "What does not"]) expect(section(heading).match(/^- /gm)?.length).toBeGreaterThan(2);
    const links = [...text.matchAll(/\]\(([^):#]+)\)/g)].map(([, link = ""]) => link);
    expect(links).toContain("docs/security.md");
    expect(links.filter((link) => !existsSync(join(PROJECT_FOLDER, link)))).toEqual([]);
  });
});
