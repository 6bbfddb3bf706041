import { Arg, Ctx, FieldResolver, Float, Query, Resolver, Root } from "type-graphql";
import { Topic } from "../domain/measure.ts";
import { Rag } from "../domain/rag.ts";
import type { Scorecard, ScorecardLine } from "../domain/scorecard.ts";
import { Trigger } from "../domain/trigger.ts";
import { askScorecard, askTrajectory } from "../query/question.ts";
import { DEFAULT_TOLERANCE } from "../query/tolerance.ts";
import { notEmpty } from "../query/vocabulary.ts";
import { AreaType } from "./area.type.ts";
import { ComparisonType } from "./comparison.type.ts";
import type { Context } from "./context.ts";
import { required } from "./lookup.ts";
import { MeasureType } from "./measure.type.ts";
import { ScorecardLineType, ScorecardType } from "./scorecard.type.ts";
import { TrajectoryType } from "./trajectory.type.ts";

@Resolver(() => ScorecardType)
export class ScorecardResolver {
  @Query(() => ScorecardType, {
    nullable: true,
    description: "Where one council stands on everything it publishes: against its targets, its peers and the national figure.",
  })
  async scorecard(
    @Ctx() context: Context,
    @Arg("area", () => String, { description: "The council, by slug, GSS or DfE code." }) area: string,
    @Arg("against", () => [String], {
      description: "Its peers, by slug, GSS or DfE code; an empty list sets it against its targets and the nation alone.",
    })
    against: string[],
    @Arg("tolerance", () => Float, { defaultValue: DEFAULT_TOLERANCE, description: "Amber band, per cent of the target." })
    tolerance: number,
  ) {
    return await askScorecard(context, { area, against, tolerance });
  }

  @FieldResolver(() => AreaType, { description: "The council." })
  area(@Root() { area }: Scorecard, @Ctx() { loaders }: Context) {
    return required(loaders.area, area);
  }

  @FieldResolver(() => [AreaType], { description: "Its peers." })
  against(@Root() { against }: Scorecard, @Ctx() { loaders }: Context) {
    return against.map((slug) => required(loaders.area, slug));
  }

  @FieldResolver(() => [ScorecardLineType], {
    description: "Where the council leads its peers or the nation, meets its target or narrows a gap, strongest first.",
  })
  strengths(
    @Root() { strengths }: Scorecard,
    @Arg("trigger", () => [Trigger], { nullable: true, description: "Only lines with one of these triggers." }) trigger?: Trigger[] | null,
  ) {
    return withAny(strengths, trigger);
  }

  @FieldResolver(() => [ScorecardLineType], {
    description: "Where a peer-challenge team should look first: behind peers or nation, target missed, or gap widening; worst first.",
  })
  linesOfEnquiry(
    @Root() { linesOfEnquiry }: Scorecard,
    @Arg("trigger", () => [Trigger], { nullable: true, description: "Only lines with one of these triggers." }) trigger?: Trigger[] | null,
  ) {
    return withAny(linesOfEnquiry, trigger);
  }

  @FieldResolver(() => [ScorecardLineType], {
    description: "One for each measure and population that the council prints a figure or target for, by topic, then key.",
  })
  lines(
    @Root() { lines }: Scorecard,
    @Arg("topic", () => [Topic], { nullable: true, description: "Only of these subjects." }) topic?: Topic[] | null,
    @Arg("rag", () => [Rag], { nullable: true, description: "Only with these ratings." }) rag?: Rag[] | null,
  ) {
    if (topic) notEmpty("topic", topic);
    if (rag) notEmpty("rag", rag);
    return lines.filter((line) => (!topic || topic.includes(line.comparison.measure.topic)) && (!rag || rag.includes(line.rag)));
  }
}

const withAny = (lines: readonly ScorecardLine[], wanted: Trigger[] | null | undefined): readonly ScorecardLine[] => {
  if (wanted) notEmpty("trigger", wanted);
  return wanted ? lines.filter(({ triggers }) => triggers.some((trigger) => wanted.includes(trigger))) : lines;
};

@Resolver(() => ScorecardLineType)
export class ScorecardLineResolver {
  @FieldResolver(() => MeasureType, { description: "The measure." })
  measure(@Root() { comparison }: ScorecardLine) {
    return comparison.measure;
  }

  @FieldResolver(() => TrajectoryType, {
    description: "The council's figures and targets over time, and whether it is on track for the last target of its plan.",
  })
  async trajectory(@Root() { comparison: { measure, population, rows } }: ScorecardLine, @Ctx() context: Context) {
    return await askTrajectory(context, measure.key, population, rows[0]?.area ?? "", population);
  }

  @FieldResolver(() => ComparisonType, {
    description: "The comparison behind the line: the council first, then its peers, latest outturns.",
  })
  comparison(@Root() { comparison }: ScorecardLine) {
    return comparison;
  }
}
