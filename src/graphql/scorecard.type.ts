import { Field, ObjectType } from "type-graphql";
import { Rag } from "../domain/rag.ts";
import { Trigger } from "../domain/trigger.ts";

@ObjectType("ScorecardLine", { description: "Where a council stands on one measure for one population.", simpleResolvers: true })
export class ScorecardLineType {
  @Field(() => [Trigger], { description: "Why it is a strength or a line of enquiry; empty when it is neither." })
  triggers!: Trigger[];

  @Field(() => Rag, {
    description:
      "Against the applicable target: GREEN met, AMBER short within the tolerance, RED short by more; comparison.rows.targetIsDue says whether it is due.",
  })
  rag!: Rag;

  @Field(() => String, {
    description:
      "The first part of the summary: figure, target, nation and peers, without the caveats, which comparison.reasons holds. Never show it without them.",
  })
  headline!: string;

  @Field(() => String, { description: "One plain sentence that could be read out in a meeting, with the caveats that matter." })
  summary!: string;
}

@ObjectType("Scorecard", { description: "Where one council stands on everything it publishes.", simpleResolvers: true })
export class ScorecardType {}
