import fc from "fast-check";
import { expect, it } from "vitest";
import { COMPARISON_PARAMETERS } from "../../src/export/comparison-file.ts";
import { FILE_NAMES } from "../../src/export/file.ts";
import { OBSERVATION_PARAMETERS } from "../../src/export/observation-file.ts";
import { SCORECARD_PARAMETERS } from "../../src/export/scorecard-file.ts";
import { knownNames } from "../helpers/known-names.ts";
import { NASTY_TEXTS, secretIn } from "../helpers/nasty.ts";
import { type RawAnswer, rawRequest } from "../helpers/raw-http.ts";
import { serverOf } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 150);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_150_401);
const HOUR = { timeout: 3_600_000 };

/** Bytes that stand for no text, or for none that an address may hold. */
const TORN = ["%", "%zz", "%00", "%ff", "%c3%28", "%ed%a0%80", "+", "&", "=", ";", "#", "?", "//", "[0]", "[]", "a=1&a=2"];
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

const known = knownNames(await projectCorpus());
const words = [
  "true",
  "false",
  "0",
  "-0",
  "12.5",
  "1e308",
  "1e999",
  "0x10",
  "ACTUAL",
  "TARGET",
  "LATEST",
  "PERIOD:DESC",
  "VALUE:UP",
  "GREEN",
];
const good = fc.constantFrom(...Object.values(known).flat(), ...words).map(encoded);
const nasty = fc.oneof(fc.constantFrom(...NASTY_TEXTS).map(encoded), fc.constantFrom(...TORN), fc.string({ unit: "binary" }).map(encoded));
const value = fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: nasty });

/** A parameter with a value that it mostly knows. */
const parameter = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...names).chain((name) => {
    const own = known[{ against: "peer", areas: "peer", orderBy: "none" }[name] ?? name];
    const fitting =
      own === undefined || own.length === 0
        ? value
        : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...own).map(encoded) }, { weight: 1, arbitrary: value });
    return fitting.map((text) => `${name}=${text}`);
  });
const NAMES: Record<string, readonly string[]> = {
  observations: Object.keys(OBSERVATION_PARAMETERS),
  comparison: Object.keys(COMPARISON_PARAMETERS),
  scorecard: Object.keys(SCORECARD_PARAMETERS),
};
const needed: Record<string, string> = { comparison: "measure=eyfs-gld&area=halton", scorecard: "area=halton" };

/** The address of a file, or of one that there is not. */
const fileUrl = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(...FILE_NAMES).chain((file) => {
      const subject = file.slice(0, file.indexOf("."));
      const extra = fc.array(parameter(NAMES[subject] ?? []), { maxLength: 2 });
      return fc.tuple(fc.constantFrom(needed[subject] ?? "", needed[subject] ?? "", ""), extra).map(([first, more]) => {
        const search = [first, ...more].filter((part) => part !== "").join("&");
        return `/export/${file}${search === "" ? "" : `?${search}`}`;
      });
    }),
  },
  { weight: 1, arbitrary: nasty.map((name) => `/export/${name}`) },
);

/** A question in the address. */
const graphqlUrl = fc
  .record(
    {
      query: fc.oneof(
        fc.constantFrom("{dataset{areas}}", "{__typename}", "query($a:String!){area(code:$a){slug}}", "{", "{nope}").map(encoded),
        nasty,
      ),
      variables: fc.oneof(
        fc.constantFrom('{"a":"halton"}', '{"a":null}', "[]", "null", '"x"', "{", '{"__proto__":{"a":1}}', "1e999").map(encoded),
        nasty,
      ),
      operationName: nasty,
      extensions: fc.oneof(
        fc.constantFrom("{}", "[]", '{"persistedQuery":{"version":1,"sha256Hash":"x"}}', '{"persistedQuery":7}').map(encoded),
        nasty,
      ),
    },
    { requiredKeys: [] },
  )
  .map((given) => {
    const pairs = Object.entries(given).map(([name, text]) => `${name}=${text}`);
    return `/graphql?${pairs.join("&")}`;
  });

/** Bytes that a header may hold, and some that it may not. */
const headerText = fc.oneof(
  fc.string({ unit: "binary-ascii" }).map((text) => text.replace(/[\r\n]/g, "")),
  fc.constantFrom(...NASTY_TEXTS).map((text) =>
    Buffer.from(text)
      .toString("latin1")
      .replace(/[\r\n]/g, "")
      .slice(0, 8000),
  ),
);
const header = fc.oneof(
  fc.tuple(
    fc.constantFrom("Accept"),
    fc.oneof(fc.constantFrom("*/*", "text/html", "application/graphql-response+json", "image/*;q=0", ",,;q=x"), headerText),
  ),
  fc.tuple(
    fc.constantFrom("Content-Type"),
    fc.oneof(
      fc.constantFrom("application/json", "application/json; charset=utf-16", "text/plain", "multipart/form-data", "json"),
      headerText,
    ),
  ),
  fc.tuple(fc.constantFrom("If-None-Match"), fc.oneof(fc.constantFrom("*", '"', 'W/"x"', ",".repeat(5000), '"a", "b"'), headerText)),
  fc.tuple(
    fc.constantFrom("X-Forwarded-For", "Forwarded", "X-Real-IP"),
    fc.oneof(fc.constantFrom("1.2.3.4", "::1, 999.0.0.1", "for=unknown", ",,,"), headerText),
  ),
  fc.tuple(
    fc.constantFrom("Origin", "Referer", "Host", "X-Forwarded-Host"),
    fc.oneof(fc.constantFrom("null", "https://example.org", "://", "*"), headerText),
  ),
  fc.tuple(fc.constantFrom("Accept-Encoding", "Range", "If-Modified-Since", "Cookie", "Authorization", "Accept-Language"), headerText),
  fc.tuple(fc.constantFrom("Content-Length"), fc.constantFrom("-1", "0", "x", "99999999999999999999", "1, 2")),
  fc.tuple(fc.constantFrom("Transfer-Encoding"), fc.constantFrom("chunked", "gzip", "chunked, chunked", "x")),
  fc.tuple(fc.constantFrom("Expect", "Upgrade"), fc.constantFrom("100-continue", "websocket", "h2c", "x")),
);
const method = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("GET", "HEAD", "POST") },
  { weight: 1, arbitrary: fc.constantFrom("OPTIONS", "PUT", "DELETE", "TRACE", "PROPFIND", "QUERY", "get", "X") },
);
const url = fc.oneof(
  fc.constantFrom(
    "/graphql?query=%7B__typename%7D",
    "/graphql?query=%7Bdataset%7Bareas%7D%7D",
    "/health",
    "/export/scorecard.json?area=halton",
  ),
  fileUrl,
  graphqlUrl,
  fc.constantFrom(
    "/",
    "/graphql",
    "/graphql/",
    "/health",
    "/ready",
    "/export",
    "/measures",
    "/council/x",
    "*",
    "//",
    "/%",
    "/\\..\\",
    "/../../etc/passwd",
    "http://x/graphql",
  ),
  nasty.map((text) => `/${text}`),
);

const QUESTION = '{"query":"{__typename}"}';

/** Why an answer must not be, or null. A refusal is in JSON, and only an answer is without a reason. */
function faultOf({ status, headers, body }: RawAnswer, isHead: boolean): string | null {
  if (status < 200 || (status >= 500 && !/"QUERY_TIMEOUT"/.test(body))) return `status ${status}`;
  const secret = secretIn(body);
  if (secret !== null) return `gives away ${secret}`;
  if (status < 400 || isHead || headers.has("content-encoding")) return null;
  try {
    JSON.parse(body);
    return null;
  } catch {
    return `${status} without JSON: ${body.slice(0, 200)}`;
  }
}

it("files by any address are sent or refused, never with an error of the server", HOUR, async () => {
  const { app } = await serverOf(await projectCorpus());
  let sent = 0;
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(fileUrl, async (address) => {
      const { statusCode: status, body } = await app.inject({ method: "GET", url: address });
      asked += 1;
      if (status === 200) sent += 1;
      expect(faultOf({ status, headers: new Map(), body }, false), address.slice(0, 1000)).toBeNull();
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(sent / asked).toBeGreaterThan(0.2);
});

it(
  "whatever comes over the line, in its address, headers and body, is answered or refused, never with an error of the server",
  HOUR,
  async () => {
    const { app } = await serverOf(await projectCorpus(), { page: "/nowhere" });
    const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(method, url, fc.array(header, { maxLength: 3 }), async (verb, address, headers) => {
        const target = address.replace(/[ \r\n]/g, "%20");
        const body = verb === "POST" ? QUESTION : "";
        const own: string[] = headers.map(([name]) => name);
        const lines = [
          ["Host", "x"],
          ["Connection", "close"],
          ["Apollo-Require-Preflight", "1"],
          ["Content-Type", "application/json"],
          ["Content-Length", String(body.length)],
        ].filter(([name = ""]) => !own.includes(name) && (name !== "Content-Length" || !own.includes("Transfer-Encoding")));
        const head = [...lines, ...headers].map(([name, text]) => `${name}: ${text}\r\n`).join("");
        const request = `${verb} ${target} HTTP/1.1\r\n${head}\r\n${body}`;
        const answer = await rawRequest(port, request);
        if (answer.status === 200) answered += 1;
        expect(faultOf(answer, verb === "HEAD"), request.slice(0, 1000)).toBeNull();
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(answered).toBeGreaterThan(RUNS / 10);
    expect((await app.inject("/health")).statusCode).toBe(200);
    const failures = (await app.inject("/metrics")).body.split("\n").filter((line) => line.includes("INTERNAL_SERVER_ERROR"));
    expect(failures).toEqual([]);
  },
);
