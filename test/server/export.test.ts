import { brotliDecompressSync, gunzipSync } from "node:zlib";
import JSONstat from "jsonstat-toolkit";
import { describe, expect, it } from "vitest";
import { FILE_NAMES } from "../../src/export/file.ts";
import type { Reader } from "../../src/store/reader.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { rowsOf } from "../helpers/export.ts";
import { watchPages } from "../helpers/pages.ts";
import { serverOf } from "../helpers/server.ts";
import { readWorkbook } from "../helpers/workbook.ts";

const corpus = makeCorpus({
  revision: "abcdef0123456789",
  observations: [
    makeObservation({ value: 55 }),
    makeObservation({ line: 2, area: "cheshire-east", value: 60 }),
    makeObservation({ line: 3, role: "TARGET", value: 58 }),
    ...Array.from({ length: 40 }, (_, index) =>
      makeObservation({ line: 10 + index, area: "crewe", source: "cheshire-east-plan", value: index }),
    ),
  ],
});
const SEARCH: Record<string, string> = {
  observations: "?area=halton",
  comparison: "?measure=eyfs-gld&area=halton&area=895",
  scorecard: "?area=halton&against=895",
};
const urlOf = (name: string) => `/export/${name}${SEARCH[name.split(".")[0] ?? ""]}`;
const soon = { timeout: 5000, interval: 10 };

describe("each file", () => {
  it.each([
    ["csv", "text/csv; charset=utf-8; header=present", "attachment"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"],
    ["json", "application/json; charset=utf-8", "inline"],
    ["csv-metadata.json", "application/csvm+json; charset=utf-8", "inline"],
  ])("%s is sent as %s, with a telling name", async (extension, type, disposition) => {
    const { app } = await serverOf(corpus);
    for (const subject of Object.keys(SEARCH)) {
      const answer = await app.inject(urlOf(`${subject}.${extension}`));
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.headers["content-type"]).toBe(type);
      expect(answer.headers["content-disposition"]).toMatch(
        new RegExp(`^${disposition}; filename="indicator-hub-${subject}-[a-z0-9-]*halton[a-z0-9-]*-abcdef01\\.${extension}"$`),
      );
    }
  });

  it.each(FILE_NAMES)("%s may be kept for five minutes, and is asked for again by a strong tag", async (name) => {
    const { app, store } = await serverOf(corpus);
    const answer = await app.inject(urlOf(name));
    const { reader, release } = store.acquire();
    const { builtAt } = await reader.dataset();
    release();
    expect(answer.headers["cache-control"]).toBe("public, max-age=300");
    expect(answer.headers["etag"]).toMatch(/^"[\w-]{27}"$/);
    expect(answer.headers["vary"]).toMatch(/accept-encoding/i);
    expect(answer.headers["last-modified"]).toBe(new Date(builtAt).toUTCString());
  });

  it.each(FILE_NAMES)("%s has the same tag and the same bytes on every machine", async (name) => {
    const one = await (await serverOf(corpus)).app.inject(urlOf(name));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const other = await (await serverOf(corpus)).app.inject(urlOf(name));
    expect(one.headers["etag"]).toBe(other.headers["etag"]);
    expect(one.rawPayload.equals(other.rawPayload)).toBe(true);
  });

  it.each(FILE_NAMES)("HEAD of %s answers with the headers alone", async (name) => {
    const { app } = await serverOf(corpus);
    const [head, get] = [await app.inject({ method: "HEAD", url: urlOf(name) }), await app.inject(urlOf(name))];
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe("");
    // It would have to be the file's.
    expect(head.headers["content-length"]).toBeUndefined();
    for (const header of ["content-type", "content-disposition", "etag", "cache-control", "last-modified", "link"])
      expect(head.headers[header]).toBe(get.headers[header]);
  });

  it("the CSV leads to its metadata, and the metadata back to the CSV", async () => {
    const { app } = await serverOf(corpus);
    const url = "/export/observations.csv?area=halton&period=2013/14&indicator=%22x%3E";
    const first = (await app.inject("/export/observations.csv?area=halton&period=2013/14")).headers["link"];
    expect(first).toBe('<observations.csv-metadata.json?area=halton&period=2013/14>; rel="describedby"; type="application/csvm+json"');
    expect((await app.inject(url)).statusCode).toBe(400);
    const target = new URL(/<([^>]+)>/.exec(String(first))?.[1] ?? "", "http://hub/export/observations.csv");
    const metadata = (await app.inject(target.pathname + target.search)).json<{ url: string }>();
    expect(metadata.url).toBe("observations.csv?area=halton&period=2013/14");
  });

  it("is read by the readers of its format", async () => {
    const { app } = await serverOf(corpus);
    expect(rowsOf((await app.inject(urlOf("observations.csv"))).body).map(({ value }) => value)).toEqual(["55", "58"]);
    expect(readWorkbook((await app.inject(urlOf("comparison.xlsx"))).rawPayload).map(({ name }) => name)).toEqual(["Comparison", "Notes"]);
    expect(JSONstat((await app.inject(urlOf("comparison.json"))).json()).Dimension("area")?.id).toEqual(["halton", "cheshire-east"]);
  });
});

describe("a client that has the file", () => {
  it.each(FILE_NAMES)("is told so about %s, without its being made again", async (name) => {
    const server = await serverOf(corpus);
    const tag = String((await server.app.inject(urlOf(name))).headers["etag"]);
    const forbidden = (): never => {
      throw new Error("nothing is to be read");
    };
    server.store.wrap = (reader) =>
      Object.assign(Object.create(reader) as Reader, { observations: forbidden, casebook: forbidden, areas: forbidden, known: forbidden });
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, tag.replace(/"$/, '-gzip"')]) {
      const answer = await server.app.inject({ url: urlOf(name), headers: { "if-none-match": held } });
      expect(answer.statusCode, held).toBe(304);
      expect(answer.body).toBe("");
      expect(answer.headers["content-length"]).toBeUndefined();
      expect(answer.headers["etag"]).toContain(tag.slice(0, -1));
      expect(answer.headers["cache-control"]).toBe("public, max-age=300");
    }
  });

  it("gets it again when the data, the request or the format is another, or the tag is nobody's", async () => {
    const server = await serverOf(corpus);
    const tag = String((await server.app.inject(urlOf("observations.csv"))).headers["etag"]);
    const headers = { "if-none-match": tag };
    for (const held of [tag.replace(/"$/, "-<b a='x'>\""), tag.replace(/"$/, '-rar"'), tag.slice(0, -1)])
      expect((await server.app.inject({ url: urlOf("observations.csv"), headers: { "if-none-match": held } })).statusCode).toBe(200);
    for (const url of ["/export/observations.csv?area=895", urlOf("observations.json")])
      expect((await server.app.inject({ url, headers })).statusCode).toBe(200);
    await publish(server.path, { ...corpus, revision: "other" });
    await expect.poll(async () => (await server.app.inject({ url: urlOf("observations.csv"), headers })).statusCode, soon).toBe(200);
  });

  it.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ])("gets a long file as %s, under a tag of its own", async (encoding, decompress) => {
    const { app } = await serverOf(corpus);
    for (const name of ["observations.csv", "observations.json", "observations.csv-metadata.json"]) {
      const url = `/export/${name}`;
      const plain = await app.inject(url);
      const packed = await app.inject({ url, headers: { "accept-encoding": encoding } });
      expect(packed.headers["content-encoding"]).toBe(encoding);
      expect(decompress(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
      expect(packed.headers["etag"]).toBe(String(plain.headers["etag"]).replace(/"$/, `-${encoding}"`));
      expect(packed.headers["vary"]).toMatch(/^accept-encoding$/i);
      const again = await app.inject({ url, headers: { "accept-encoding": encoding, "if-none-match": String(packed.headers["etag"]) } });
      expect(again.statusCode).toBe(304);
      expect(again.headers["etag"]).toBe(packed.headers["etag"]);
    }
  });
});

describe("a mistake", () => {
  it.each([
    ["/export/observations.csv?aera=halton", 'No parameter "aera".'],
    ["/export/observations.xlsx?role=actual", 'role: no such value "actual".'],
    ["/export/observations.json?hasValue=yes", 'hasValue: "yes" is neither true nor false.'],
    ["/export/observations.csv?minValue=", "minValue: the value is empty."],
    ["/export/observations.csv?period=2014&period=2015", "period: given twice"],
    ["/export/observations.csv-metadata.json?area=haltn", 'Did you mean "halton"?'],
    ["/export/comparison.csv?measure=eyfs-gld", "area: not given."],
    ["/export/scorecard.csv", "area: not given."],
  ])("%s is answered with 400 and what is wrong", async (url, message) => {
    const { app, store } = await serverOf(corpus);
    for (const method of ["GET", "HEAD"] as const) {
      const answer = await app.inject({ method, url });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      for (const header of ["cache-control", "etag", "link", "content-disposition"])
        expect(answer.headers[header] ?? "").not.toMatch(/max-age|export|filename/);
      if (method === "GET") {
        expect(answer.json()).toEqual({ error: expect.stringContaining(message), code: "BAD_USER_INPUT" });
      }
    }
    expect(store.given).toBe(2);
  });

  it.each([
    "/export",
    "/export/",
    "/export/observations",
    "/export/observations.pdf",
    "/export/figures.csv",
    "/export/a/observations.csv",
    "/export/toString.csv",
  ])("%s is answered with 404 and what there is", async (url) => {
    const { app, store } = await serverOf(corpus);
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: "NOT_FOUND", files: FILE_NAMES.map((name) => `/export/${name}`) });
    expect(store.given).toBe(0);
  });

  it("of the hub's own is answered with 500 and an id, and may not be kept", async () => {
    const server = await serverOf(corpus);
    watchPages(server, async () => {
      throw new Error("secret of the store");
    });
    for (const name of ["observations.csv", "observations.xlsx", "observations.json"]) {
      const answer = await server.app.inject(`/export/${name}`);
      expect(answer.statusCode).toBe(500);
      expect(answer.json()).toEqual({ error: expect.stringMatching(/with the id [0-9a-f-]{36}\.$/), code: "INTERNAL_SERVER_ERROR" });
      expect(answer.body).not.toContain("secret");
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.headers["content-disposition"]).toBeUndefined();
    }
  });
});
