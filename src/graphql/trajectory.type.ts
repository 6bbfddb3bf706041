import { Field, Float, ObjectType } from "type-graphql";

@ObjectType("Pace", {
  description: "Whether the yearly change so far is enough to reach the plan's last target, from dated single values of one series.",
  simpleResolvers: true,
})
export class PaceType {
  @Field(() => Float, {
    nullable: true,
    description: "Change a year between the first and the latest outturn, in the measure's unit; null where fewer than two are dated.",
  })
  actualPerYear!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Change a year that is needed from the latest outturn to the target; null where it cannot be worked out.",
  })
  requiredPerYear!: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the target is reached at the actual pace; null where it cannot be said." })
  onTrack!: boolean | null;

  @Field(() => String, { description: "What the answer rests on, or why there is none." })
  explanation!: string;
}

@ObjectType("Trajectory", { description: "What one area prints on one measure for one population over time.", simpleResolvers: true })
export class TrajectoryType {
  @Field(() => PaceType, {
    description: "Whether the area is on track for the last target of its plan, and what yearly change it would need.",
  })
  pace!: PaceType;
}
