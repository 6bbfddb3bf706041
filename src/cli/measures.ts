import type { Command } from "commander";
import picocolors from "picocolors";
import { MeasuresDocument, type MeasuresQuery } from "../client/generated/graphql.ts";
import { Topic } from "../domain/measure.ts";
import { choicesOption, type Format, formatOption, listed } from "./choice.ts";
import { csvOf } from "./csv.ts";
import { withExamples } from "./help.ts";
import { type LocalHub, withHub } from "./hub.ts";
import { note, type Session, say } from "./session.ts";
import { paragraph, table, tie } from "./table.ts";
import { type Colors, counted, heading, inWords } from "./wording.ts";

type Measure = MeasuresQuery["measures"]["nodes"][number];

interface Options {
  topic?: Topic[];
  publishedBy?: string[];
  definitions: boolean;
  format: Format;
}

const COLUMNS = ["key", "name", "topic", "unit", "polarity", "kind", "population", "gap_of", "published_by", "definition"] as const;

/** Every page of the catalogue. */
async function catalogue(hub: LocalHub, asked: { text?: string; topic?: Topic[]; publishedBy?: string[] }): Promise<Measure[]> {
  const found: Measure[] = [];
  let after: string | null = null;
  do {
    const { measures }: MeasuresQuery = await hub.ask(MeasuresDocument, { ...asked, after });
    found.push(...measures.nodes);
    after = measures.pageInfo.hasNextPage ? measures.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const rowOf = ({ gapOf, population, publishedBy, ...measure }: Measure) => ({
  ...measure,
  population: population.key,
  gap_of: gapOf?.key ?? null,
  published_by: publishedBy.map(({ slug }) => slug).join(" ") || null,
});

function textOf(measures: readonly Measure[], definitions: boolean, width: number, colours: Colors): string {
  const topics = [...Map.groupBy(measures, ({ topic }) => topic)].map(([topic, within]) => {
    const title = colours.bold(`${heading(topic)} (${within.length})`);
    if (definitions)
      return [title, ...within.map((measure) => `${colours.bold(measure.key)}\n${paragraph(about(measure), width, "  ")}`)].join("\n");
    const rows = within.map(({ key, name, unit, publishedBy }) => [
      key,
      `${name}\n${tie(inWords(unit))}; ${publishedBy.map((council) => tie(council.name)).join(", ") || "no council"}`,
    ]);
    return `${title}\n${table([{ title: "Key", fixed: true }, { title: "Name, unit and who publishes it" }], rows, width, colours.dim)}`;
  });
  return topics.join("\n\n");
}

function about({ name, definition, unit, polarity, population, publishedBy }: Measure): string {
  const councils = publishedBy.map((council) => council.name).join(", ") || "no council";
  return `${name}. ${definition} In ${inWords(unit)}; ${inWords(polarity)}; of ${population.name}; published by ${councils}.`;
}

async function measures(session: Session, words: readonly string[], { format, definitions, ...asked }: Options): Promise<void> {
  const text = words.join(" ");
  const found = await withHub(session, (hub) => catalogue(hub, { ...asked, ...(text !== "" && { text }) }));
  const { terminal } = session;
  if (format === "json") say(session, JSON.stringify(found, null, 2));
  else if (format === "csv") terminal.out(csvOf(COLUMNS, found.map(rowOf)));
  else if (found.length > 0) say(session, textOf(found, definitions, terminal.width, picocolors.createColors(terminal.colour)));
  if (found.length === 0) note(session, "No measure fits. Try fewer words; `indicator-hub measures` lists them all.");
  else if (format === "table") note(session, `${counted(found.length, "measure")}.`);
}

/** `measures`: the catalogue. */
export function addMeasures(program: Command, session: Session): void {
  const command = program
    .command("measures [text...]")
    .description("list the shared measures, all or those in which all the words occur")
    .addOption(choicesOption("--topic <topic...>", "only these subjects", Object.values(Topic)))
    .option("--published-by <area...>", "only what all of these councils publish", listed)
    .option("--definitions", "say what each means", false)
    .addOption(formatOption())
    .action((text: string[], options: Options) => measures(session, text, options));
  withExamples(command, [
    ["indicator-hub measures", "the whole catalogue"],
    ["indicator-hub measures absence --definitions", "what is there about absence, and what does it mean?"],
    ["indicator-hub measures --topic key-stage-4 --published-by halton cheshire-east", "what two councils both publish"],
    ["indicator-hub measures --format csv", "for a spreadsheet"],
  ]);
}
