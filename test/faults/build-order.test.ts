import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { publish, publishedRevision } from "../../src/store/writer.ts";
import { editionCorpus, editionPackage } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { buildAt } from "../helpers/program.ts";

/** What was asked of the file system, with what stood in the file then; and the call that fails, as when the power goes. */
const disk = vi.hoisted(() => ({ calls: [] as { call: string; bytes: Buffer | null }[], broken: "", code: "EIO" }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const paths = new Map<number, string>();
  const note = (call: string, path: string): void => {
    if (disk.broken !== "" && [call, call.split(" ")[0]].includes(disk.broken))
      throw Object.assign(new Error("i/o error"), { code: disk.code });
    disk.calls.push({ call, bytes: fs.statSync(path).isFile() ? fs.readFileSync(path) : null });
  };
  return {
    ...fs,
    openSync(path: string, flags: string) {
      const descriptor = fs.openSync(path, flags);
      paths.set(descriptor, path);
      return descriptor;
    },
    fsyncSync(descriptor: number) {
      const path = paths.get(descriptor) ?? "";
      note(`fsync ${path}`, path);
      fs.fsyncSync(descriptor);
    },
    renameSync(from: string, to: string) {
      note(`rename ${from} ${to}`, from);
      fs.renameSync(from, to);
    },
  };
});

afterEach(() => {
  disk.calls.length = 0;
  disk.broken = "";
  disk.code = "EIO";
});

const place = () => join(temporaryFolder(), "hub.sqlite");

describe("a store that is published", () => {
  it("is on the disk, whole, before it bears its name, and its name is before the build is done", async () => {
    const path = place();
    await publish(path, editionCorpus(1));
    const [synced, renamed, folder, ...more] = disk.calls;
    const staging = synced?.call.slice("fsync ".length) ?? "";
    expect(dirname(staging)).toBe(dirname(path));
    expect(staging).toMatch(/\/hub\.sqlite\.staging-\d+-[0-9a-f]+-[0-9a-f]+$/);
    expect([renamed?.call, folder?.call, more]).toEqual([`rename ${staging} ${path}`, `fsync ${dirname(path)}`, []]);
    const published = readFileSync(path);
    expect(synced?.bytes?.equals(published)).toBe(true);
    expect(renamed?.bytes?.equals(published)).toBe(true);
  });

  it("is on the disk with every folder that was made for it, each by its name in the one above", async () => {
    const above = temporaryFolder();
    const path = join(above, "new", "newer", "hub.sqlite");
    await publish(path, editionCorpus(1));
    const calls = disk.calls.map(({ call }) => call);
    expect(calls.slice(0, 2)).toEqual([`fsync ${above}`, `fsync ${join(above, "new")}`]);
    expect(calls.slice(-1)).toEqual([`fsync ${dirname(path)}`]);
    expect(calls).toHaveLength(5);
  });

  it.each(["EINVAL", "EACCES", "EISDIR"])("is published where the system cannot bring a folder to the disk (%s)", async (code) => {
    const path = join(temporaryFolder(), "new", "hub.sqlite");
    disk.code = code;
    disk.broken = `fsync ${dirname(dirname(path))}`;
    await publish(path, editionCorpus(1));
    disk.broken = `fsync ${dirname(path)}`;
    await publish(path, editionCorpus(2));
    expect(await publishedRevision(path)).toBe(editionCorpus(2).revision);
  });

  it("is told to stand there when its name alone cannot be brought to the disk", async () => {
    const path = place();
    await publish(path, editionCorpus(1));
    disk.broken = `fsync ${dirname(path)}`;
    const fault = expect.objectContaining({
      name: "StoreError",
      message: expect.stringMatching(/^The new store stands at .+ build again/),
    });
    await expect(publish(path, editionCorpus(2))).rejects.toEqual(fault);
    expect(await publishedRevision(path)).toBe("2");
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });

  it.each(["fsync", "rename"])("is not published when its %s fails: the old one stands, and nothing is left", async (call) => {
    const path = place();
    await publish(path, editionCorpus(1));
    const before = readFileSync(path);
    disk.broken = call;
    await expect(publish(path, editionCorpus(2))).rejects.toThrow(StoreError);
    disk.broken = "";
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await publishedRevision(path)).toBe("1");
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });
});

/** Why system calls cannot be watched here; null where they can. */
function noStrace(): string | null {
  try {
    execFileSync("strace", ["-o", "/dev/null", "true"], { stdio: "ignore" });
    return null;
  } catch {
    return "there is no strace here, or it may not look at processes";
  }
}

describe("the system calls of a build", () => {
  it("come in the same order, and nothing is written to the file once it is on the disk", async ({ skip }) => {
    const reason = noStrace();
    skip(reason !== null, reason ?? "");
    const path = place();
    const log = join(temporaryFolder(), "calls");
    const strace = `exec strace -f -y -e trace=write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2 -o ${log}`;
    expect(await buildAt(path, editionPackage(1), { under: strace })).toMatchObject({ code: 0 });
    const calls = readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => line.includes(dirname(path)))
      .map((line) => line.replace(/^\d+ +/, "").replace(/staging-\d+-[0-9a-f]+-[0-9a-f]+/g, "staging"));
    const kinds = calls.map((line) => {
      const [name = ""] = line.split("(");
      const folder = line.includes(`<${dirname(path)}>`);
      return folder ? `${name} folder` : name.replace(/^(p?write(v|64)?|ftruncate)$/, "write").replace(/^rename.*$/, "rename");
    });
    const order = kinds.filter((kind, index) => kind !== kinds[index - 1]);
    expect(order.slice(-4)).toEqual(["write", "fsync", "rename", "fsync folder"]);
    expect(order.filter((kind) => kind === "rename")).toHaveLength(1);
  });
});
