import { Field, Float, Int, ObjectType } from "type-graphql";
import { Bound, MissingReason, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import { Unit } from "../domain/unit.ts";
import { NodeInterface } from "./node.type.ts";
import { PeriodType } from "./period.type.ts";

@ObjectType("Provenance", { description: "Where a figure is printed.", simpleResolvers: true })
export class ProvenanceType {
  @Field(() => Int, { description: "1-based line in the document's text file." })
  line!: number;

  @Field(() => String, { description: "Section, table or appendix." })
  locator!: string;

  @Field(() => String, { description: "The cell or figure exactly as printed: 18% provisional, tbc, £525.80." })
  raw!: string;
}

@ObjectType("Observation", {
  description:
    "One published figure, one cell or statement that stands where a figure is missing, or a value derived from published figures.",
  implements: NodeInterface,
  simpleResolvers: true,
})
export class ObservationType extends NodeInterface {
  @Field(() => PeriodType, { description: "The time that the figure is about." })
  period!: PeriodType;

  @Field(() => ObservationRole, { description: "Outturn, baseline, target or projection." })
  role!: ObservationRole;

  @Field(() => ObservationStatus, { description: "Final, provisional or predicted, as the source says." })
  status!: ObservationStatus;

  @Field(() => Float, { nullable: true, description: "Null exactly when missing is set. The low end of a range. In `unit`." })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: "The high end, when a range is printed." })
  valueHigh!: number | null;

  @Field(() => Bound, { nullable: true, description: "Set when the figure is printed as a bound or an approximation." })
  bound!: Bound | null;

  @Field(() => Unit, { description: "Unit of the value; the measure's, except where the indicator is only related to it." })
  unit!: Unit;

  @Field(() => Float, { nullable: true, description: "Count behind a percentage, where printed: the 9 of 9 of 12." })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: "Base of a percentage, where printed: the 12 of 9 of 12." })
  denominator!: number | null;

  @Field(() => Boolean, { description: "True where the print looks wrong; the note says why." })
  doubtful!: boolean;

  @Field(() => MissingReason, { nullable: true, description: "Why there is no number." })
  missing!: MissingReason | null;

  @Field(() => String, {
    nullable: true,
    description: "What is printed in words instead of a number, target or result, in this project's own paraphrase.",
  })
  qualitative!: string | null;

  @Field(() => ProvenanceType, { nullable: true, description: "Where it is printed. Null for a derived value." })
  provenance!: ProvenanceType | null;

  @Field(() => String, { nullable: true, description: "What a careful analyst needs to know about this figure." })
  note!: string | null;
}
