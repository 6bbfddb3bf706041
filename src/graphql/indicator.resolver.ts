import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Indicator } from "../domain/indicator.ts";
import { AreaType } from "./area.type.ts";
import { IndicatorConnection, ObservationConnection } from "./connections.ts";
import type { Context } from "./context.ts";
import { toGlobalId } from "./global-id.ts";
import { IndicatorType } from "./indicator.type.ts";
import { IndicatorListArgs, ObservationListArgs } from "./lists.ts";
import { after, optional, required } from "./lookup.ts";
import { MeasureType } from "./measure.type.ts";
import { PopulationType } from "./population.type.ts";
import { SourceType } from "./source.type.ts";

@Resolver(() => IndicatorType)
export class IndicatorResolver {
  @Query(() => IndicatorConnection, { description: "Indicators as a council publishes them, by key." })
  async indicators(@Args(() => IndicatorListArgs) args: IndicatorListArgs, @Ctx() { lists }: Context) {
    return await lists.indicators(args);
  }

  @FieldResolver(() => ID, { description: "Global id of the indicator." })
  id(@Root() { key }: Indicator) {
    return toGlobalId("Indicator", key);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: "The council that publishes it; null for a national body." })
  publisher(@Root() { source }: Indicator, @Ctx() { loaders }: Context) {
    return after(required(loaders.source, source), ({ publisher }) => optional(loaders.area, publisher));
  }

  @FieldResolver(() => SourceType, { description: "The publication that prints it." })
  source(@Root() { source }: Indicator, @Ctx() { loaders }: Context) {
    return required(loaders.source, source);
  }

  @FieldResolver(() => MeasureType, { description: "The shared measure that it is mapped to." })
  measure(@Root() { measure }: Indicator, @Ctx() { loaders }: Context) {
    return required(loaders.measure, measure);
  }

  @FieldResolver(() => PopulationType, { description: "The population that it is about." })
  population(@Root() { population }: Indicator, @Ctx() { loaders }: Context) {
    return required(loaders.population, population);
  }

  @FieldResolver(() => ObservationConnection, { description: "Its figures and targets." })
  async observations(@Root() { key }: Indicator, @Args(() => ObservationListArgs) args: ObservationListArgs, @Ctx() { lists }: Context) {
    return await lists.observationsOf("indicator", key, args);
  }
}
