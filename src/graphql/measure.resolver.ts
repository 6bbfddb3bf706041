import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Measure } from "../domain/measure.ts";
import { AreaType } from "./area.type.ts";
import { IndicatorConnection, MeasureConnection, ObservationConnection } from "./connections.ts";
import type { Context } from "./context.ts";
import { toGlobalId } from "./global-id.ts";
import { IndicatorListArgs, MeasureListArgs, ObservationListArgs } from "./lists.ts";
import { after, optional, required } from "./lookup.ts";
import { MeasureType, SeriesBreakType } from "./measure.type.ts";
import { PopulationType } from "./population.type.ts";

@Resolver(() => MeasureType)
export class MeasureResolver {
  @Query(() => MeasureConnection, { description: "Shared measure types, by key." })
  async measures(@Args(() => MeasureListArgs) args: MeasureListArgs, @Ctx() { lists }: Context) {
    return await lists.measures(args);
  }

  @Query(() => MeasureType, { nullable: true, description: "One measure." })
  async measure(
    @Ctx() { loaders, vocabulary }: Context,
    @Arg("key", () => String, { description: "Key of the measure: neet-16-18." }) key: string,
  ) {
    return (await loaders.measure.load(key)) ?? (await vocabulary.keys("key", "measure", [key]));
  }

  @FieldResolver(() => ID, { description: "Global id of the measure." })
  id(@Root() { key }: Measure) {
    return toGlobalId("Measure", key);
  }

  @FieldResolver(() => PopulationType, { description: "The population it is about, unless a figure says otherwise." })
  population(@Root() { population }: Measure, @Ctx() { loaders }: Context) {
    return required(loaders.population, population);
  }

  @FieldResolver(() => MeasureType, {
    nullable: true,
    description: "For a GAP: the level measure that it is a difference of. The two populations stand at each figure.",
  })
  gapOf(@Root() { gapOf }: Measure, @Ctx() { loaders }: Context) {
    return optional(loaders.measure, gapOf);
  }

  @FieldResolver(() => [SeriesBreakType], {
    description: "Dates at which the definition changed, so that figures either side are different series.",
  })
  seriesBreaks(@Root() { key }: Measure, @Ctx() { loaders }: Context) {
    return loaders.breaks.load(key);
  }

  @FieldResolver(() => [AreaType], { description: "Councils with at least one figure or target for it." })
  publishedBy(@Root() { key }: Measure, @Ctx() { loaders }: Context) {
    return after(loaders.publishers.load(key), (slugs) => slugs.map((slug) => required(loaders.area, slug)));
  }

  @FieldResolver(() => IndicatorConnection, { description: "Indicators that are mapped to it." })
  async indicators(@Root() { key }: Measure, @Args(() => IndicatorListArgs) args: IndicatorListArgs, @Ctx() { lists }: Context) {
    return await lists.indicatorsOf("measure", key, args);
  }

  @FieldResolver(() => ObservationConnection, { description: "Its figures, of every area and role." })
  async observations(@Root() { key }: Measure, @Args(() => ObservationListArgs) args: ObservationListArgs, @Ctx() { lists }: Context) {
    return await lists.observationsOf("measure", key, args);
  }
}
