import { isIP } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError } from "./errors.ts";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment decides. */
export interface Config {
  /** File of the SQLite store, absolute. */
  readonly databasePath: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
  /** Origins whose pages may read the API and the files; `*` for any. */
  readonly corsOrigins: "*" | readonly string[];
  /** Requests a minute that one client may make; 0 is any number. */
  readonly rateLimit: number;
  /** Whose X-Forwarded-For is believed: addresses or networks with commas between, or how many proxies stand before; false for nobody. */
  readonly trustProxy: string | number | false;
  /** Only the hub's own documents are answered. */
  readonly trustedOnly: boolean;
  /** Megabytes of answers that are kept; 0 is none. */
  readonly answerCache: number;
  /** Seconds between the news that the server is about to stop and its taking no more connections. */
  readonly drainSeconds: number;
  /** Seconds after which a server that is about to stop cuts off whoever has not had the whole answer. */
  readonly stopSeconds: number;
  /** OpenTelemetry's own variables, as they stand. */
  readonly telemetry: Environment;
}

/** Variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The project's own folder, where `data/` lies. */
export const PROJECT_FOLDER = fileURLToPath(new URL("..", import.meta.url));
const DEFAULT_DATABASE = resolve(PROJECT_FOLDER, "var", "indicator-hub.sqlite");

/**
 * Reads the environment once; an empty variable counts as one that is not set.
 * @throws ConfigError that lists every bad variable with what was found and what would be right.
 */
export function readConfig(environment: Environment = process.env): Config {
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, expected: string): T => {
    const text = environment[name];
    if (text === undefined || text === "") return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    problems.push(`${name}: found "${text}"; write ${expected}`);
    return fallback;
  };
  const config: Config = {
    databasePath: read("DATABASE_URL", DEFAULT_DATABASE, parseFileUrl, "file: and the path of a file, such as file:./hub.sqlite"),
    port: read("PORT", 4000, parsePort, "a port number from 0 to 65535 (0: any free port)"),
    host: read(
      "HOST",
      "127.0.0.1",
      (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
      "a host name or address to listen on, such as 127.0.0.1",
    ),
    logLevel: read("LOG_LEVEL", "info", (text) => LOG_LEVELS.find((level) => level === text), `one of ${LOG_LEVELS.join(", ")}`),
    corsOrigins: read("CORS_ORIGINS", "*", parseOrigins, "* or origins with commas between, such as https://example.org"),
    rateLimit: read("RATE_LIMIT", 6000, parseCount(1_000_000), "requests a minute for each client, such as 6000 (0: any number)"),
    trustProxy: read<string | number | false>(
      "TRUST_PROXY",
      false,
      parseProxies,
      "the addresses or networks of your proxies with commas between, or how many they are",
    ),
    trustedOnly: read("TRUSTED_ONLY", false, parseFlag, "true or false"),
    answerCache: read("ANSWER_CACHE", 32, parseCount(4096), "megabytes of answers to keep, from 0 (none) to 4096"),
    drainSeconds: read("DRAIN_SECONDS", 1, parseCount(300), "seconds from 0 to 300"),
    stopSeconds: read("STOP_SECONDS", 60, parseCount(3600), "seconds from 0 to 3600"),
    telemetry: Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith("OTEL_"))),
  };
  if (problems.length > 0) throw new ConfigError(`Bad configuration\n${problems.join("\n")}`);
  return Object.freeze(config);
}

/** Whether output is coloured: NO_COLOR (no-color.org) forbids it, FORCE_COLOR asks for it even where no terminal is. */
export function wantsColour(isTerminal: boolean, environment: Environment = process.env): boolean {
  const isSet = (name: string) => (environment[name] ?? "") !== "";
  if (isSet("NO_COLOR") || environment["FORCE_COLOR"] === "0") return false;
  return isSet("FORCE_COLOR") || (isTerminal && environment["TERM"] !== "dumb");
}

/** `*`, or origins as browsers send them: scheme, host and port, nothing behind. */
function parseOrigins(text: string): "*" | string[] | undefined {
  if (text.trim() === "*") return "*";
  const origins = text.split(",").map((origin) => origin.trim());
  return origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? origins : undefined;
}

const parseCount =
  (most: number) =>
  (text: string): number | undefined =>
    /^\d{1,7}$/.test(text) && Number(text) <= most ? Number(text) : undefined;

const parseFlag = (text: string): boolean | undefined => ({ true: true, false: false })[text.toLowerCase()];

/** A network is an address with or without the length of its prefix. */
const isNetwork = (text: string): boolean => {
  const [address = "", prefix, ...rest] = text.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && rest.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
};

/** A number of proxies, or their networks. */
function parseProxies(text: string): string | number | undefined {
  if (/^\d$/.test(text)) return Number(text);
  return text.split(",").every((part) => isNetwork(part.trim())) ? text : undefined;
}

function parsePort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : undefined;
}

/** Absolute path of a `file:` URL; a relative one counts from the working directory. */
function parseFileUrl(text: string): string | undefined {
  if (!text.startsWith("file:")) return undefined;
  const path = text.startsWith("file://") ? localPath(text) : text.slice("file:".length);
  return path === "" || path.endsWith("/") || path.includes("\0") ? undefined : resolve(path);
}

/** The path that a whole file URL names on this machine; empty for none. */
function localPath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return "";
  }
}
