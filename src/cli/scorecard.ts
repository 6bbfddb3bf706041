import { type Command, InvalidArgumentError } from "commander";
import picocolors from "picocolors";
import { ScorecardDocument } from "../client/generated/graphql.ts";
import { Topic } from "../domain/measure.ts";
import { Rag } from "../domain/rag.ts";
import { DEFAULT_TOLERANCE } from "../query/tolerance.ts";
import { choicesOption, type Format, formatOption, listed } from "./choice.ts";
import { fileOf, parametersOf } from "./file.ts";
import { withExamples } from "./help.ts";
import { withHub } from "./hub.ts";
import { scorecardText } from "./scorecard-text.ts";
import { note, type Session, say } from "./session.ts";

interface Options {
  against: string[];
  tolerance?: number;
  topic?: Topic[];
  rag?: Rag[];
  explain: boolean;
  format: Format;
}

function toNumber(text: string): number {
  const number = Number(text.trim().replace(/%$/, ""));
  if (text.trim() === "" || !Number.isFinite(number)) throw new InvalidArgumentError("Give a number of per cent, such as 10.");
  return number;
}

async function scorecard(session: Session, area: string, { format, explain, ...asked }: Options): Promise<void> {
  const { terminal } = session;
  await withHub(session, async (hub) => {
    if (format === "csv") {
      for await (const part of await fileOf(hub.reader, "scorecard.csv", parametersOf({ area, ...asked }))) terminal.out(part);
      return;
    }
    const { scorecard: found } = await hub.ask(ScorecardDocument, { area, ...asked });
    if (found === null) throw new TypeError("a scorecard is null and nobody says why");
    if (format === "json") say(session, JSON.stringify(found, null, 2));
    else say(session, scorecardText(found, explain, terminal.width, picocolors.createColors(terminal.colour)));
    if (found.lines.length === 0)
      note(session, "No line fits. Leave out --topic or --rag, or see with `indicator-hub measures` what there is.");
  });
}

/** `scorecard`: where one council stands on everything it publishes. */
export function addScorecard(program: Command, session: Session): void {
  const command = program
    .command("scorecard <area>")
    .description("show where one council stands on everything it publishes")
    .option("--against <area...>", "peers to set it against; without any, its targets and the nation alone", listed, [])
    .option("--tolerance <per cent>", `amber: short of the target by no more than this (default: ${DEFAULT_TOLERANCE})`, toNumber)
    .addOption(choicesOption("--topic <topic...>", "only these subjects", Object.values(Topic)))
    .addOption(choicesOption("--rag <rating...>", "only these ratings", Object.values(Rag)))
    .option("--explain", "say each line of enquiry and strength in full sentences", false)
    .addOption(formatOption())
    .action((area: string, options: Options) => scorecard(session, area, options));
  withExamples(command, [
    ["indicator-hub scorecard halton --against cheshire-east cheshire-west-and-chester", "a council beside two peers"],
    ["indicator-hub scorecard halton --topic early-years --explain", "one subject, in sentences that can be read out"],
    ["indicator-hub scorecard 895 --rag red amber --tolerance 5", "what is short of its target"],
    ["indicator-hub scorecard halton --format csv", "every line, for a spreadsheet"],
  ]);
}
