import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { didYouMean } from "../domain/suggestion.ts";
import { InputError } from "../errors.ts";
import { choiceOption } from "./choice.ts";
import { fileOf } from "./file.ts";
import { withExamples } from "./help.ts";
import { withHub } from "./hub.ts";
import { note, type Session } from "./session.ts";

const SUBJECTS = ["observations", "comparison", "scorecard"] as const;
const FORMATS = ["csv", "xlsx", "json", "csv-metadata"] as const;
type ExportFormat = (typeof FORMATS)[number];

interface Options {
  format?: ExportFormat;
  output?: string;
}

const EXTENSIONS = { csv: "csv", xlsx: "xlsx", json: "json", "csv-metadata": "csv-metadata.json" } as const;

/** The format that a file's name asks for; null where it has none of the hub's. */
function formatOf(output: string): ExportFormat | null {
  const name = output.toLowerCase();
  return FORMATS.toReversed().find((format) => name.endsWith(`.${EXTENSIONS[format]}`)) ?? null;
}

/** `name=value` words as the query part of an address. @throws InputError for a word that is none. */
function searchOf(words: readonly string[]): URLSearchParams {
  const pairs = words.map((word): [string, string] => {
    const at = word.indexOf("=");
    if (at > 0) return [word.slice(0, at), word.slice(at + 1)];
    throw new InputError(`"${word}" is no parameter. Write name=value, such as area=halton, and repeat it for several values.`);
  });
  return new URLSearchParams(pairs);
}

async function exportFile(session: Session, subject: string, words: readonly string[], { format, output }: Options): Promise<void> {
  const { terminal } = session;
  if (!SUBJECTS.some((known) => known === subject))
    throw new InputError(`No file "${subject}". There are ${SUBJECTS.join(", ")}.${didYouMean(subject, SUBJECTS)}`);
  const wanted = format ?? (output === undefined ? "csv" : formatOf(output));
  if (wanted === null) throw new InputError(`--output: "${output}" does not say which format. Add --format: ${FORMATS.join(", ")}.`);
  if (wanted === "xlsx" && output === undefined && terminal.interactive)
    throw new InputError("A workbook is no text. Add --output and a file's name, such as --output figures.xlsx.");
  await withHub(session, async (hub) => {
    const body = await fileOf(hub.reader, `${subject}.${EXTENSIONS[wanted]}`, searchOf(words));
    if (output === undefined) for await (const part of body) terminal.out(part);
    else {
      await writeFile(output, body).catch((cause: NodeJS.ErrnoException) => {
        if (cause.syscall === undefined) throw cause;
        throw new InputError(`--output: ${output} cannot be written (${cause.code}). Name a file in a folder that is there.`, { cause });
      });
      note(session, `Written: ${output}`);
    }
  });
}

/** `export`: the files that a server has by URL, without a server. */
export function addExport(program: Command, session: Session): void {
  const command = program
    .command("export <what> [parameter=value...]")
    .description(`write a file: ${SUBJECTS.join(", ")}; the parameters are those of /export/…`)
    .addOption(choiceOption("--format <format>", "by default what --output ends with, else csv", FORMATS))
    .option("-o, --output <file>", "where to write it (default: standard output)")
    .action((subject: string, words: string[], options: Options) => exportFile(session, subject, words, options));
  withExamples(
    command,
    [
      ["indicator-hub export observations area=halton topic=EARLY_YEARS -o figures.xlsx", "a workbook of figures, with notes"],
      ["indicator-hub export comparison measure=neet-16-18 area=halton area=895", "a comparison as CSV"],
      ["indicator-hub export scorecard area=halton against=cheshire-east --format json", "a scorecard as JSON-stat"],
    ],
    "A wrong parameter is answered with a list of those that there are.",
  );
}
