import { parse } from "csv-parse/sync";
import type { Corpus } from "../../src/domain/corpus.ts";
import { openFile, parseFileName } from "../../src/export/file.ts";
import { makeDesk } from "../../src/query/desk.ts";
import { memoryStore } from "./store.ts";

/** A row of a CSV file by the names of its columns. */
export type Row = Record<string, string>;

export interface Exporter {
  /** The bytes of a file: `make("observations.csv", { area: "halton" })`. */
  make(name: string, search?: Search): Promise<Buffer>;
  /** The rows of a CSV file, as an independent parser reads them. */
  rows(subject: string, search?: Search): Promise<Row[]>;
  /** A JSON file. */
  json(name: string, search?: Search): Promise<Record<string, unknown>>;
  statements: readonly string[];
}

type Search = Readonly<Record<string, string | readonly string[]>> | string;

/** The query part of an address. */
export function searchOf(search: Search = {}): string {
  if (typeof search === "string") return search;
  const pairs = Object.entries(search).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as [string, string]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** The text of a CSV file as rows; every row has to have as many cells as the header. */
export function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, bom: false, record_delimiter: "\r\n" }) as Row[];
}

/** The files over a corpus, without HTTP. */
export async function exporter(corpus: Corpus): Promise<Exporter> {
  const { reader, statements } = await memoryStore(corpus);
  const make: Exporter["make"] = async (name, search) => {
    const file = parseFileName(name);
    if (file === null) throw new TypeError(`no file ${name}`);
    statements.length = 0;
    const { body } = await openFile(makeDesk(reader), file, { revision: corpus.revision, search: searchOf(search) });
    const content = await body();
    if (typeof content === "string" || Buffer.isBuffer(content)) return Buffer.from(content);
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
  return {
    make,
    rows: async (subject, search) => rowsOf((await make(`${subject}.csv`, search)).toString("utf8")),
    json: async (name, search) => JSON.parse((await make(name, search)).toString("utf8")) as Record<string, unknown>,
    statements,
  };
}
