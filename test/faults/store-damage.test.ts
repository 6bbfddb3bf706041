import { readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StoreChanged, StoreError } from "../../src/errors.ts";
import { openDatabase } from "../../src/store/database.ts";
import { examineAside } from "../../src/store/examination.ts";
import { identify } from "../../src/store/identity.ts";
import { PIECE } from "../../src/store/pieces.ts";
import { publish, publishedRevision } from "../../src/store/writer.ts";
import { editionCorpus, editionPackage } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { buildAt, runProgram } from "../helpers/program.ts";
import { type Served, serveAt } from "../helpers/served.ts";

const soon = { timeout: 5000, interval: 20 };

async function storeOf(edition: number, times = 1): Promise<{ path: string; bytes: Buffer }> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, editionCorpus(edition, times));
  return { path, bytes: readFileSync(path) };
}

/** Bytes with one bit of them turned. */
function withBit(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (bit % 8)), at);
  return copy;
}

/** Bytes with others in place of some. */
function withPiece(bytes: Buffer, at: number, piece: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(piece.subarray(0, copy.length - at), at);
  return copy;
}

describe("a store of which any part is damaged", () => {
  it("is not opened: one bit, a piece of garbage, a page of zeros, an end cut off or added", async () => {
    const { path, bytes } = await storeOf(1);
    const at = fc.nat({ max: bytes.length - 1 });
    const damaged = fc.oneof(
      { weight: 5, arbitrary: fc.nat({ max: bytes.length * 8 - 1 }).map((bit) => withBit(bytes, bit)) },
      fc.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 5000 })).map(([from, piece]) => withPiece(bytes, from, piece)),
      at.map((from) => withPiece(bytes, from - (from % 4096), new Uint8Array(4096))),
      at.map((length) => bytes.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 100 }).map((more) => Buffer.concat([bytes, more])),
    );
    const differing = damaged.filter((copy) => !copy.equals(bytes));
    fc.assert(
      fc.property(differing, (copy) => {
        writeFileSync(path, copy);
        expect(() => openDatabase(path)).toThrow(StoreError);
      }),
      { numRuns: 300 },
    );
    writeFileSync(path, bytes);
    openDatabase(path).raw.close();
  });

  it("is refused at once when it lacks its seal, however large it is", async () => {
    const { path } = await storeOf(1);
    // A hole takes no room on the disk, but as long to read as anything else.
    truncateSync(path, 2 ** 40);
    expect(() => openDatabase(path)).toThrow("The store is damaged");
    await expect(examineAside(path, new AbortController().signal)).rejects.toThrow("The store is damaged");
  });

  it("is not opened nor put into service when that part lies beyond the first piece that is read, or at the edge of one", async () => {
    const { path, bytes } = await storeOf(1, 3000);
    expect(bytes.length).toBeGreaterThan(3 * PIECE);
    const { signal } = new AbortController();
    const last = bytes.length - 1;
    for (const at of [PIECE - 1, PIECE, 2 * PIECE - 1, 2 * PIECE, 3 * PIECE + 1, last - 16, last]) {
      writeFileSync(path, withBit(bytes, at * 8));
      expect(() => openDatabase(path), `byte ${at}`).toThrow("The store is damaged");
      await expect(examineAside(path, signal), `byte ${at}`).rejects.toThrow("The store is damaged");
    }
    writeFileSync(path, bytes);
    openDatabase(path).raw.close();
    expect(await examineAside(path, signal)).toBe(identify(path));
  });

  it("is not served, which is told, and is built again though the data is the same", async () => {
    const { path } = await storeOf(1);
    const data = editionPackage(1);
    expect(await buildAt(path, data)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Built: /) });
    const revision = await publishedRevision(path);
    const bytes = readFileSync(path);
    const damaged = withBit(bytes, bytes.indexOf("Business plan") * 8);
    writeFileSync(path, damaged);
    const settings = { DATABASE_URL: `file:${path}`, PORT: "0" };
    expect(await runProgram(["serve"], { settings })).toEqual({
      code: 1,
      signal: null,
      stdout: "",
      stderr: "The store is damaged, or was changed by another program. Build it: npx indicator-hub build\n",
    });
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(await buildAt(path, data)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Built: /) });
    expect(await publishedRevision(path)).toBe(revision);
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });

  it("whose very header is lost is taken for a file of somebody else's, and is left as it is", async () => {
    const { path, bytes } = await storeOf(1);
    const lost = withPiece(bytes, 0, new Uint8Array(100));
    writeFileSync(path, lost);
    const { code, stderr } = await buildAt(path, editionPackage(1));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${path} is no store of the hub and is left as it is. Name another file in DATABASE_URL, or remove this one first.\n`,
    });
    expect(readFileSync(path).equals(lost)).toBe(true);
  });
});

describe("under a running server", () => {
  /** Answered at once, and by the thread that answers what may take long. */
  const SMALL = "{ dataset { revision observations } }";
  const LARGE = "{ dataset { revision observations } observations(first: 500) { nodes { value } } }";
  const datasetOf = (edition: number) => ({ revision: String(edition), observations: edition * 5 });
  const answersOf = (edition: number) => {
    const nodes = Array.from({ length: edition * 5 }, () => ({ value: edition }));
    return [
      { status: 200, body: { data: { dataset: datasetOf(edition) } } },
      { status: 200, body: { data: { dataset: datasetOf(edition), observations: { nodes } } } },
    ];
  };
  const answers = async ({ ask }: Served) => [await ask(SMALL), await ask(LARGE)];
  it("a damaged replacement never comes into service: the old store stays, the log says so once, and the next good one is served", async () => {
    const { path } = await storeOf(1);
    const server = await serveAt(path);
    // The thread has opened the store once it has answered.
    await expect.poll(async () => await answers(server), soon).toEqual(answersOf(1));
    const { bytes } = await storeOf(2);
    const replacements = [withBit(bytes, bytes.indexOf("Halton plan") * 8), bytes.subarray(0, bytes.length / 2)];
    const said = () => server.output().split("the new store cannot be read; the old one stays in service").length - 1;
    for (const [index, replacement] of replacements.entries()) {
      writeFileSync(`${path}.new`, replacement);
      renameSync(`${path}.new`, path);
      await expect.poll(said, soon).toBe(index + 1);
      expect(await server.revision()).toBe("1");
      expect(await answers(server)).toEqual(answersOf(1));
    }
    writeFileSync(`${path}.new`, bytes);
    renameSync(`${path}.new`, path);
    await expect.poll(server.revision, soon).toBe("2");
    await expect.poll(async () => await answers(server), soon).toEqual(answersOf(2));
    expect(said()).toBe(replacements.length);
  });

  it("a damaged replacement stops no large questions, though their thread begins after it has come", async () => {
    const { path } = await storeOf(1);
    const server = await serveAt(path);
    writeFileSync(`${path}.new`, "not a store");
    renameSync(`${path}.new`, path);
    expect(await answers(server)).toEqual(answersOf(1));
  });

  /** Questions that nobody has asked before. */
  const NEW = ["areas { slug }", "sources { key title }", "observations(first: 400) { nodes { value } }"].map((fields) => `{ ${fields} }`);
  const message = new StoreChanged().message;
  const refused = { status: 503, body: { errors: [{ message, extensions: { code: "STORE_CHANGED" } }] } };
  const statusOf = async ({ address }: Served, path: string) => (await fetch(new URL(path, address))).status;
  const errorsIn = (server: Served) => server.output().match(/"level":50/g)?.length ?? 0;

  it.each([
    ["one bit of it is turned", (path: string, bytes: Buffer) => writeFileSync(path, withBit(bytes, 5000 * 8), { flag: "r+" })],
    ["it is cut short", (path: string, bytes: Buffer) => truncateSync(path, bytes.length / 2)],
  ])(
    "a store is not served any more from when %s where it lies; that is told once, and the next build is served",
    async (_case, change) => {
      const { path, bytes } = await storeOf(1);
      const server = await serveAt(path);
      expect(await answers(server)).toEqual(answersOf(1));
      change(path, bytes);
      for (const question of NEW) expect(await server.ask(question)).toEqual(refused);
      await expect.poll(() => answers(server), soon).toEqual([refused, refused]);
      const file = await fetch(new URL("/export/observations.csv", server.address));
      expect([file.status, await file.json()]).toEqual([503, { error: message, code: "STORE_CHANGED" }]);
      const paths = ["/health", "/ready", "/metrics", "/"];
      expect(await Promise.all(paths.map((at) => statusOf(server, at)))).toEqual([503, 503, 200, 200]);
      await expect.poll(() => errorsIn(server), soon).toBe(1);
      await publish(path, editionCorpus(2));
      await expect.poll(server.revision, soon).toBe("2");
      await expect.poll(async () => await answers(server), soon).toEqual(answersOf(2));
      expect([await statusOf(server, "/health"), await statusOf(server, "/ready")]).toEqual([200, 200]);
      expect(errorsIn(server)).toBe(1);
      expect(server.process.exitCode).toBeNull();
    },
  );
});
