import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER, readConfig, wantsColour } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

/** What is wrong with an environment, line by line; empty for a good one. */
function problems(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n").slice(1);
    throw error;
  }
}

const DEFAULTS = {
  databasePath: resolve(PROJECT_FOLDER, "var", "indicator-hub.sqlite"),
  port: 4000,
  host: "127.0.0.1",
  logLevel: "info",
  corsOrigins: "*",
  rateLimit: 6000,
  trustProxy: false,
  trustedOnly: false,
  answerCache: 32,
  drainSeconds: 1,
  stopSeconds: 60,
  telemetry: {},
};

describe("readConfig", () => {
  it("has a default for everything; an empty variable counts as one that is not set", () => {
    expect(readConfig({})).toEqual(DEFAULTS);
    expect(readConfig({ DATABASE_URL: "", PORT: "", HOST: "", LOG_LEVEL: "", OTHER: "x" })).toEqual(DEFAULTS);
  });

  it("hands on OpenTelemetry's variables, and no others, as they stand", () => {
    const telemetry = { OTEL_SERVICE_NAME: "hub", OTEL_EXPORTER_OTLP_ENDPOINT: "" };
    expect(readConfig({ ...telemetry, HOTEL_NAME: "x", PORT: "1" }).telemetry).toEqual(telemetry);
  });

  it.each([
    ["1", 1],
    ["10.0.0.1", "10.0.0.1"],
    ["10.0.0.0/8, fd00::/8", "10.0.0.0/8, fd00::/8"],
  ])("believes the proxies of TRUST_PROXY %s", (text, proxies) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(proxies);
  });

  it("reads the limits of a public service", () => {
    const { rateLimit, trustedOnly, answerCache, drainSeconds, stopSeconds } = readConfig({
      RATE_LIMIT: "0",
      TRUSTED_ONLY: "TRUE",
      ANSWER_CACHE: "0",
      DRAIN_SECONDS: "0",
      STOP_SECONDS: "3600",
    });
    expect({ rateLimit, trustedOnly, answerCache, drainSeconds, stopSeconds }).toEqual({
      rateLimit: 0,
      trustedOnly: true,
      answerCache: 0,
      drainSeconds: 0,
      stopSeconds: 3600,
    });
  });

  it.each([
    ["RATE_LIMIT", ["-1", "1.5", "many", "1000001"]],
    ["TRUST_PROXY", ["true", "10.0.0.0/33", "10.0.0.1/8/8", "proxy.example.org", ","]],
    ["TRUSTED_ONLY", ["yes", "1"]],
    ["ANSWER_CACHE", ["-1", "5000"]],
    ["DRAIN_SECONDS", ["301", "a"]],
    ["STOP_SECONDS", ["3601", "-1"]],
  ])("refuses a %s that is none", (name, texts) => {
    for (const text of texts) expect(problems({ [name]: text }), text).toEqual([expect.stringMatching(new RegExp(`^${name}: found "`))]);
  });

  it("cannot be altered once read", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it.each([
    ["file:/srv/hub.sqlite", "/srv/hub.sqlite"],
    ["file:///srv/hub.sqlite", "/srv/hub.sqlite"],
    ["file:///srv/my%20hub.sqlite", "/srv/my hub.sqlite"],
    ["file://localhost/srv/hub.sqlite", "/srv/hub.sqlite"],
    ["file:./hub.sqlite", resolve("hub.sqlite")],
    ["file:hub.sqlite", resolve("hub.sqlite")],
    ["file:../hub.sqlite", resolve("..", "hub.sqlite")],
  ])("reads the store's file from %s", (url, path) => {
    expect(readConfig({ DATABASE_URL: url }).databasePath).toBe(path);
  });

  it.each([
    "hub.sqlite",
    "/srv/hub.sqlite",
    "postgres://localhost/hub",
    "file:",
    "file:///",
    "file:///srv/",
    "file:srv/",
    "file://another-machine/hub.sqlite",
    "file:///a%00b",
    "file:a\0b",
    ":memory:",
  ])("takes %j for no file of a store", (url) => {
    expect(problems({ DATABASE_URL: url })).toEqual([
      `DATABASE_URL: found "${url}"; write file: and the path of a file, such as file:./hub.sqlite`,
    ]);
  });

  it.each([
    ["0", 0],
    ["80", 80],
    ["65535", 65_535],
  ])("reads the port %s", (text, port) => {
    expect(readConfig({ PORT: text }).port).toBe(port);
  });

  it.each(["65536", "-1", "4000.5", "4e3", "0x50", " 4000", "４000", "http", "100000"])("takes %j for no port", (text) => {
    expect(problems({ PORT: text })).toEqual([`PORT: found "${text}"; write a port number from 0 to 65535 (0: any free port)`]);
  });

  it.each(["0.0.0.0", "::1", "localhost", "hub.example.org"])("reads the host %s", (host) => {
    expect(readConfig({ HOST: host }).host).toBe(host);
  });

  it.each(["http://localhost", "a b", "127.0.0.1/8", "höst"])("takes %j for no host", (host) => {
    expect(problems({ HOST: host })).toEqual([`HOST: found "${host}"; write a host name or address to listen on, such as 127.0.0.1`]);
  });

  it.each(["fatal", "silent"])("reads the log level %s", (level) => {
    expect(readConfig({ LOG_LEVEL: level }).logLevel).toBe(level);
  });

  it("lists every bad variable at once", () => {
    expect(problems({ DATABASE_URL: "hub", PORT: "x", HOST: "?", LOG_LEVEL: "INFO" })).toEqual([
      'DATABASE_URL: found "hub"; write file: and the path of a file, such as file:./hub.sqlite',
      'PORT: found "x"; write a port number from 0 to 65535 (0: any free port)',
      'HOST: found "?"; write a host name or address to listen on, such as 127.0.0.1',
      'LOG_LEVEL: found "INFO"; write one of fatal, error, warn, info, debug, trace, silent',
    ]);
  });
});

describe("colours", () => {
  it.each([
    ["a terminal", true, {}, true],
    ["a pipe", false, {}, false],
    ["a terminal that refuses", true, { NO_COLOR: "1" }, false],
    ["a terminal with an empty refusal", true, { NO_COLOR: "" }, true],
    ["a pipe that asks for them", false, { FORCE_COLOR: "1" }, true],
    ["a terminal that switches them off", true, { FORCE_COLOR: "0" }, false],
    ["both wishes at once", true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    ["a terminal that can show none", true, { TERM: "dumb" }, false],
  ])("on %s", (_where, isTerminal, environment, expected) => {
    expect(wantsColour(isTerminal, environment)).toBe(expected);
  });
});

describe("CORS_ORIGINS", () => {
  it.each([
    ["*", "*"],
    [" * ", "*"],
    ["https://example.org", ["https://example.org"]],
    ["https://example.org, http://localhost:3000", ["https://example.org", "http://localhost:3000"]],
  ])("is read from %j", (text, origins) => {
    expect(readConfig({ CORS_ORIGINS: text }).corsOrigins).toEqual(origins);
  });

  it.each(["example.org", "https://example.org/", "https://example.org/path", "https://a.example,,", "*, https://a.example", "null"])(
    "is not %j",
    (text) => {
      expect(problems({ CORS_ORIGINS: text })).toEqual([
        `CORS_ORIGINS: found "${text}"; write * or origins with commas between, such as https://example.org`,
      ]);
    },
  );
});
