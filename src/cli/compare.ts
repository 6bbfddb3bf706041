import type { Command } from "commander";
import picocolors from "picocolors";
import { CompareDocument } from "../client/generated/graphql.ts";
import { ObservationRole } from "../domain/observation.ts";
import { PeriodAlignment } from "../domain/selection.ts";
import { choiceOption, type Format, formatOption, listed } from "./choice.ts";
import { comparisonText } from "./comparison-text.ts";
import { fileOf, parametersOf } from "./file.ts";
import { withExamples } from "./help.ts";
import { withHub } from "./hub.ts";
import { type Session, say } from "./session.ts";

interface Options {
  population?: string;
  role?: ObservationRole;
  alignment?: PeriodAlignment;
  period?: string;
  format: Format;
}

async function compare(session: Session, measure: string, words: readonly string[], options: Options): Promise<void> {
  const { format, ...asked } = options;
  const areas = words.flatMap((word) => listed(word, []));
  const { terminal } = session;
  await withHub(session, async (hub) => {
    if (format === "csv") {
      for await (const part of await fileOf(hub.reader, "comparison.csv", parametersOf({ measure, areas, ...asked }))) terminal.out(part);
      return;
    }
    const { compare: comparison } = await hub.ask(CompareDocument, { measure, areas, ...asked });
    if (comparison === null) throw new TypeError("a comparison is null and nobody says why");
    if (format === "json") say(session, JSON.stringify(comparison, null, 2));
    else say(session, comparisonText(comparison, terminal.width, picocolors.createColors(terminal.colour)));
  });
}

/** `compare`: one measure, side by side for several areas, with the verdict. */
export function addCompare(program: Command, session: Session): void {
  const command = program
    .command("compare <measure> <area...>")
    .description("put one measure side by side for several areas, and say how far that is fair")
    .option("--population <key>", "the group to compare (default: the measure's own)")
    .addOption(choiceOption("--role <role>", "what sort of figure (default: actual)", Object.values(ObservationRole)))
    .addOption(choiceOption("--alignment <how>", "how periods are chosen (default: latest)", Object.values(PeriodAlignment)))
    .option("--period <period>", "only figures of this period, such as 2013/14")
    .addOption(formatOption())
    .action((measure: string, areas: string[], options: Options) => compare(session, measure, areas, options));
  withExamples(
    command,
    [
      ["indicator-hub compare neet-16-18 halton cheshire-east cheshire-west-and-chester", "three councils; areas by slug, GSS or DfE code"],
      ["indicator-hub compare ks4-5ac-em-gap 876 895 896 --population disadvantaged", "a gap, for one group"],
      ["indicator-hub compare eyfs-gld halton cheshire-east --alignment closest", "figures whose periods lie closest together"],
      ["indicator-hub compare eyfs-gld halton cheshire-east --role target --format csv", "targets, for a spreadsheet"],
    ],
    "Reasons marked x forbid the comparison, those marked - ask for caution.",
  );
}
