import { Field, Float, Int, ObjectType } from "type-graphql";
import { Comparability, ComparabilityCode } from "../domain/comparability.ts";
import { ObservationRole } from "../domain/observation.ts";

@ObjectType("ComparabilityReason", { description: "Why a comparison is limited.", simpleResolvers: true })
export class ReasonType {
  @Field(() => ComparabilityCode, { description: "What sort of reason it is." })
  code!: ComparabilityCode;

  @Field(() => Comparability, { description: "How far this reason alone limits the comparison." })
  severity!: Comparability;
}

@ObjectType("ComparisonPair", { description: "Two rows with figures, judged alone.", simpleResolvers: true })
export class ComparisonPairType {
  @Field(() => Comparability, { description: "The worst of the pair's reasons; COMPARABLE when there are none." })
  verdict!: Comparability;

  @Field(() => [ReasonType], { description: "What limits comparing the two." })
  reasons!: ReasonType[];
}

@ObjectType("ComparisonRow", { description: "One area's figure, and what it is held against.", simpleResolvers: true })
export class ComparisonRowType {
  @Field(() => Comparability, { description: "The best verdict among its pairs, NOT_COMPARABLE without one: what a chart hatches." })
  verdict!: Comparability;

  @Field(() => Int, {
    nullable: true,
    description:
      "1 is best by the measure's polarity; equal values share a rank; null for NEUTRAL measures and for rows that cannot be ranked.",
  })
  rank!: number | null;

  @Field(() => Float, { nullable: true, description: "This row minus `national`; null without one." })
  differenceFromNational!: number | null;

  @Field(() => Float, { nullable: true, description: "Signed so that positive is better than target, whatever the polarity." })
  distanceToTarget!: number | null;
}

@ObjectType("Comparison", {
  description: "One measure side by side for several areas, and how far the figures can be compared.",
  simpleResolvers: true,
})
export class ComparisonType {
  @Field(() => ObservationRole, { description: "The role that was asked for." })
  role!: ObservationRole;

  @Field(() => Comparability, { description: "The worst of its reasons; COMPARABLE when there are none." })
  verdict!: Comparability;

  @Field(() => [ReasonType], { description: "Everything that limits the comparison." })
  reasons!: ReasonType[];

  @Field(() => [ComparisonPairType], {
    description: "Each two rows with figures, judged alone: a pair can be fair where the whole is not.",
  })
  pairs!: ComparisonPairType[];

  @Field(() => [ComparisonRowType], { description: "One row per area asked for, in that order." })
  rows!: ComparisonRowType[];

  @Field(() => [ComparisonRowType], {
    description:
      "England, the region and Great Britain, one row for each figure that fits a row; they are never ranked and never change the verdict.",
  })
  benchmarks!: ComparisonRowType[];

  @Field(() => Float, {
    nullable: true,
    description: "The distance between the best and the worst comparable row, in the unit's own terms.",
  })
  spread!: number | null;
}
