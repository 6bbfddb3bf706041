// V8's settings, which the program's first line has for a shell, and npm start too. Whatever measures the hub runs it with them.
import { readFileSync } from "node:fs";

const [first = ""] = readFileSync(new URL("../src/main.ts", import.meta.url), "utf8").split("\n");

/** Arguments of Node. */
export const V8_SETTINGS: readonly string[] = /^#!\/usr\/bin\/env -S node (--\S+(?: --\S+)*)$/.exec(first)?.[1]?.split(" ") ?? [];
