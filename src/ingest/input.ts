import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openPlain } from "../store/plain-file.ts";
import { DESCRIPTOR, FIGURES_FOLDER } from "./package.ts";
import { TABLES } from "./schema.ts";

/** Raised by hand when the same files come to be read in another way. */
const READING_VERSION = 1;

/** A digest of the files of a data package that a store is built from: which there are, and every byte. Null where one of them cannot be read. */
export async function inputOf(folder: string): Promise<string | null> {
  const hash = createHash("sha256").update(String(READING_VERSION));
  try {
    const figures = await readdir(join(folder, FIGURES_FOLDER)).catch(() => []);
    const files = [
      DESCRIPTOR,
      ...Object.keys(TABLES).map((name) => `${name}.csv`),
      ...figures.sort().map((name) => `${FIGURES_FOLDER}/${name}`),
    ];
    for (const file of files.filter((name) => name === DESCRIPTOR || name.endsWith(".csv"))) {
      const content = createHash("sha256");
      const { file: opened } = await openPlain(join(folder, file));
      for await (const bytes of opened.createReadStream({ highWaterMark: 2 ** 20 })) content.update(bytes);
      hash.update(`${file}\0${content.digest("hex")}\0`);
    }
  } catch {
    return null;
  }
  return hash.digest("hex");
}
