import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { publishedRevision } from "../../src/store/writer.ts";
import { editionPackage } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { buildAt, startProgram } from "../helpers/program.ts";

/** What runs a program as the first process of a namespace, as a container does. */
const APART = "exec unshare --pid --fork --kill-child";

/** Why no namespace can be made here; null where one can. */
function noNamespaces(): string | null {
  try {
    execFileSync("unshare", ["--pid", "--fork", "true"], { stdio: "ignore" });
    return null;
  } catch {
    return "there is no unshare here, or this user may make no namespace";
  }
}

const staged = (path: string): string[] => readdirSync(dirname(path)).filter((name) => name.startsWith("hub.sqlite.staging-"));

it("two builds in containers of their own, each the first process there, do not take each other's files", async ({ skip }) => {
  const reason = noNamespaces();
  skip(reason !== null, reason ?? "");
  const path = join(temporaryFolder(), "hub.sqlite");
  const settings = { DATABASE_URL: `file:${path}` };
  const slow = startProgram(["build", "--data", editionPackage(1, 400)], { settings, under: APART });
  const { pid } = slow.process;
  await expect.poll(() => staged(path), { timeout: 10_000, interval: 1 }).toHaveLength(1);
  const builder = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8"));
  process.kill(builder, "SIGSTOP");
  const files = staged(path);
  expect(files.filter((name) => !name.endsWith("-journal"))).toEqual([expect.stringMatching(/staging-1-/)]);
  expect(await buildAt(path, editionPackage(2), { under: APART })).toMatchObject({ code: 0, stderr: "" });
  const second = await publishedRevision(path);
  expect(staged(path)).toEqual(files);
  process.kill(builder, "SIGCONT");
  expect(await slow.ended).toMatchObject({ code: 0 });
  expect(await publishedRevision(path)).not.toBe(second);
  expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
});
