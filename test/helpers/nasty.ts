import { tmpdir } from "node:os";
import { PROJECT_FOLDER } from "../../src/config.ts";

/** Texts that have broken other services: empty, torn, enormous, or with a meaning to SQL, full-text search, shells, browsers or JavaScript. */
export const NASTY_TEXTS: readonly string[] = [
  "",
  " ",
  "\0",
  "halton\0",
  "\ud800",
  "a\udfff",
  "\ufeffhalton",
  "👩‍👩‍👧‍👦",
  "\u202enotlah\u202c",
  `e${"\u0301".repeat(300)}`,
  "ﬁ ß İ ı",
  "０１２",
  "'; DROP TABLE observations; --",
  '" OR 1=1 --',
  "halton' UNION ALL VALUES (1) --",
  "%",
  "_",
  "*",
  '"',
  "a AND NOT b OR NEAR(c d, 2)",
  "{name key}: halton",
  "^halton*",
  "-",
  "\\",
  "\r\n\t",
  "../../../../etc/passwd",
  "file:///dev/zero",
  "<script>alert(1)</script>",
  "$" + "{7*7}{{7*7}}",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "true",
  "NaN",
  "Infinity",
  "-0",
  "1e999",
  "9".repeat(400),
  "x".repeat(9000),
  "x ".repeat(4000),
  "2013/15",
  "9999-12-31/0000-01-01",
  "0000",
  "31 Feb 2014",
];

/** What no answer may tell: where the program lies, what it asks its store, where in it something has failed. */
const SECRETS: readonly (RegExp | string)[] = [
  PROJECT_FOLDER,
  `${tmpdir()}/`,
  /node_modules|node:internal|SQLITE_|SqliteError|better-sqlite3|drizzle/,
  /\bselect\b[^?]*\bfrom\b[^?]*\bwhere\b/i,
  /\bat (?:async )?[\w.<>]+ \(|\.[jt]s:\d+/,
  /INTERNAL_SERVER_ERROR/,
];

/** The first secret that a text gives away, or null. An error inside counts, since it means that something has failed. */
export function secretIn(text: string): string | null {
  for (const secret of SECRETS) {
    const at = typeof secret === "string" ? text.indexOf(secret) : text.search(secret);
    if (at >= 0) return text.slice(Math.max(0, at - 100), at + 200);
  }
  return null;
}
