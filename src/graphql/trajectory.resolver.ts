import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Measure } from "../domain/measure.ts";
import type { Pace } from "../domain/pace.ts";
import type { Trajectory } from "../domain/trajectory.ts";
import { askTrajectory } from "../query/question.ts";
import { AreaType } from "./area.type.ts";
import type { Context } from "./context.ts";
import { required } from "./lookup.ts";
import { MeasureType, SeriesBreakType } from "./measure.type.ts";
import { ObservationType } from "./observation.type.ts";
import { PopulationType } from "./population.type.ts";
import { PaceType, TrajectoryType } from "./trajectory.type.ts";

@Resolver(() => MeasureType)
export class MeasureTrajectoryResolver {
  @FieldResolver(() => TrajectoryType, {
    description:
      "Everything one area has published for it over time: outturns, baselines, targets, projections, undated ones first, then by end date.",
  })
  async trajectory(
    @Root() { key, population: own }: Measure,
    @Ctx() context: Context,
    @Arg("area", () => String, { description: "Area by slug, GSS or DfE code." }) area: string,
    @Arg("population", () => String, { nullable: true, description: "Key of the population. Defaults to the measure's own population." })
    population?: string | null,
  ) {
    return await askTrajectory(context, key, own, area, population);
  }
}

@Resolver(() => TrajectoryType)
export class TrajectoryResolver {
  @FieldResolver(() => MeasureType, { description: "The measure." })
  measure(@Root() { measure }: Trajectory, @Ctx() { loaders }: Context) {
    return required(loaders.measure, measure);
  }

  @FieldResolver(() => AreaType, { description: "The area." })
  area(@Root() { area }: Trajectory, @Ctx() { loaders }: Context) {
    return required(loaders.area, area);
  }

  @FieldResolver(() => PopulationType, { description: "The population." })
  population(@Root() { population }: Trajectory, @Ctx() { loaders }: Context) {
    return required(loaders.population, population);
  }

  @FieldResolver(() => [ObservationType], { description: "Its figures and targets, undated ones first, then by end date." })
  points(@Root() { points }: Trajectory) {
    return points;
  }

  @FieldResolver(() => [SeriesBreakType], { description: "Changes of the definition that lie between the points." })
  breaks(@Root() { breaks }: Trajectory) {
    return breaks;
  }
}

@Resolver(() => PaceType)
export class PaceResolver {
  @FieldResolver(() => ObservationType, {
    nullable: true,
    description: "The first dated outturn or baseline of the same series; null without an earlier one.",
  })
  from(@Root() { from }: Pace) {
    return from;
  }

  @FieldResolver(() => ObservationType, { nullable: true, description: "The latest dated outturn." })
  latest(@Root() { latest }: Pace) {
    return latest;
  }

  @FieldResolver(() => ObservationType, { nullable: true, description: "The plan's last target." })
  target(@Root() { target }: Pace) {
    return target;
  }
}
