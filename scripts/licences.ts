// Writes docs/licences.md: the packages that reach whoever uses the hub, and under which terms (a test holds it against the lock).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closure, installed, type Lock, nameAt, readLock } from "./lock.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const PAGE = "src/web";

/** A package under its terms. */
export interface Licensed {
  name: string;
  version: string;
  licence: string;
}

/** Terms under which a package may come with the hub: all let it be used and passed on with no more than its notice. */
export const ACCEPTED = ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Unlicense"];

/** Whether terms, as npm writes them, can be met by accepted ones: of `OR` one is enough, of `AND` each has to be. */
export function isAccepted(licence: string): boolean {
  const terms = licence.replaceAll(/[()]/g, "");
  // An expression that mixes both needs a person to read it.
  if (terms.includes(" AND ") && terms.includes(" OR ")) return false;
  if (terms.includes(" OR ")) return terms.split(" OR ").some((each) => ACCEPTED.includes(each));
  return terms.split(" AND ").every((each) => ACCEPTED.includes(each));
}

/** Packages that the page's modules and styles name, whose code is bundled into it. */
export function packagesOfThePage(): string[] {
  const files = readdirSync(join(root, PAGE), { recursive: true, encoding: "utf8" }).filter((name) => /\.(tsx?|js|scss)$/.test(name));
  const named = files
    .filter((file) => !file.endsWith("vite.config.ts"))
    .flatMap((file) => [...readFileSync(join(root, PAGE, file), "utf8").matchAll(/(?:from|import|@use) "((?:@[\w-]+\/)?[\w-]+)/g)])
    .map(([, name]) => name ?? "");
  const known = readLock(root);
  return [...new Set(named)].filter((name) => `node_modules/${name}` in known).sort();
}

/** What is installed with the hub. */
export const licencesOfTheHub = (lock: Lock): Licensed[] => licencesOf(lock, installed(lock));

/** What may be bundled into the page and GraphiQL. */
export const licencesOfThePage = (lock: Lock): Licensed[] => licencesOf(lock, closure(lock, packagesOfThePage()));

function licencesOf(lock: Lock, paths: readonly string[]): Licensed[] {
  const found = new Map<string, Licensed>();
  for (const path of paths) {
    const { version = "", license = "not stated" } = lock[path] ?? {};
    found.set(`${nameAt(path)}@${version}`, { name: nameAt(path), version, licence: license });
  }
  const order = ({ name, version }: Licensed): string => `${name}@${version}`;
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The page of documentation that lists both. */
export function describeLicences(lock: Lock): string {
  const table = (all: readonly Licensed[]): string =>
    [
      "| package | version | licence |",
      "| --- | --- | --- |",
      ...all.map((one) => `| ${one.name} | ${one.version} | ${one.licence} |`),
    ].join("\n");
  return `# Licences of what comes with the hub

Written by \`npm run generate\` from \`package-lock.json\`. A test fails when a package has terms other than ${ACCEPTED.join(", ")}.

## Installed with it

${table(licencesOfTheHub(lock))}

## Bundled into the page and GraphiQL

Their bundles take from these packages what they use. The notices of those that are in them stand beside them, in \`dist/web/licences.md\` and \`dist/graphiql/licences.md\`.

${table(licencesOfThePage(lock))}
`;
}

if (import.meta.main) writeFileSync(join(root, "docs", "licences.md"), describeLicences(readLock(root)));
