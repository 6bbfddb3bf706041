import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { describe, expect, it, onTestFinished } from "vitest";
import { PACKED_AT_ONCE, packOnce } from "../../src/server/packed.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

const LARGE = Buffer.from(JSON.stringify({ text: "figures ".repeat(PACKED_AT_ONCE / 8) }));
const SMALL = LARGE.subarray(0, PACKED_AT_ONCE);

const LONG_LIST = Array.from({ length: 200 }, (_, index) => makeObservation({ line: index + 1, note: "x".repeat(200) }));

/** A server that gives each the same bytes, and how often they were packed. */
async function serving(body: Buffer | string, type = "application/json") {
  const app = Fastify();
  const packed: string[] = [];
  const pack = (name: string) => async (given: Buffer) => {
    packed.push(name);
    return Buffer.from(`${name} of ${given.length}`);
  };
  packOnce(app, { br: pack("br"), gzip: pack("gzip") });
  app.get("/", async (_request, reply) => reply.type(type).send(body));
  onTestFinished(() => app.close());
  const ask = async (accepted?: string) => {
    const { headers, body: text } = await app.inject({ url: "/", headers: accepted === undefined ? {} : { "accept-encoding": accepted } });
    return { encoding: headers["content-encoding"] ?? null, vary: headers["vary"] ?? null, text };
  };
  return { ask, packed };
}

describe("a large body", () => {
  it("is packed once, however many ask for it at the same time or later", async () => {
    const { ask, packed } = await serving(LARGE);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(index % 2 ? "br" : "gzip")));
    expect((await ask("br")).text).toBe(`br of ${LARGE.length}`);
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set([`br of ${LARGE.length}`, `gzip of ${LARGE.length}`]));
    expect(packed.toSorted()).toEqual(["br", "gzip"]);
  });

  it.each([
    ["br", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["GZIP", "gzip"],
    ["*", "gzip"],
    ["x-gzip", "gzip"],
    ["identity", null],
    ["deflate", null],
    ["", null],
    [undefined, null],
  ])("that %j asks for is sent as %s", async (accepted, encoding) => {
    const { ask } = await serving(LARGE);
    const answer = await ask(accepted);
    expect([answer.encoding, answer.vary]).toEqual([encoding, encoding && "accept-encoding"]);
    expect(answer.text).toBe(encoding ? `${encoding} of ${LARGE.length}` : LARGE.toString());
  });

  it.each([
    ["a small one", SMALL, "application/json"],
    ["a workbook, which is packed already,", LARGE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a text that is made each time", LARGE.toString(), "application/json"],
  ])("is packed; %s is not", async (_, body, type) => {
    const { ask, packed } = await serving(body, type);
    expect((await ask("br")).text).toBe(body.toString());
    expect(packed).toEqual([]);
  });

  it("is sent as it is where it cannot be packed, and packed when it can", async () => {
    const app = Fastify();
    onTestFinished(() => app.close());
    let isFull = true;
    packOnce(app, { br: async () => (isFull ? Promise.reject(new Error("no room")) : Buffer.from("packed")), gzip: async (body) => body });
    app.get("/", async (_request, reply) => reply.type("application/json").send(LARGE));
    const ask = async () => (await app.inject({ url: "/", headers: { "accept-encoding": "br" } })).body;
    expect(await Promise.all([ask(), ask()])).toEqual([LARGE.toString(), LARGE.toString()]);
    isFull = false;
    expect(await ask()).toBe("packed");
  });

  it("is sent as it is to who wants no compression", async () => {
    const { app } = await serverOf(makeCorpus({ observations: LONG_LIST }));
    const headers = { "accept-encoding": "br", "x-no-compression": "1" };
    const answer = await app.inject({ url: "/export/observations.json", headers });
    expect(answer.rawPayload.length).toBeGreaterThan(PACKED_AT_ONCE);
    expect(answer.headers["content-encoding"]).toBeUndefined();
  });
});

it("an answer of the hub is the same, packed or not, kept or not", async () => {
  const { app, store } = await serverOf(makeCorpus({ observations: LONG_LIST }), { answerCache: 1 });
  const payload = { query: "{ observations(first: 200) { nodes { id note } } }" };
  const ask = async (encoding: string) =>
    await app.inject({ method: "POST", url: "/graphql", payload, headers: { "accept-encoding": encoding } });
  const plain = await ask("identity");
  expect(plain.rawPayload.length).toBeGreaterThan(PACKED_AT_ONCE);
  for (const [encoding, unpack] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const)
    for (let count = 0; count < 2; count += 1) {
      const packed = await ask(encoding);
      expect([packed.headers["content-encoding"], packed.headers["content-length"]]).toEqual([encoding, String(packed.rawPayload.length)]);
      expect(unpack(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
    }
  expect(store.given).toBe(1);
  // In no other way, in which it would be packed anew each time.
  for (const encoding of ["deflate", "zstd"]) expect((await ask(encoding)).headers["content-encoding"]).toBeUndefined();
});
