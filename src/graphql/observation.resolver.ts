import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { formatObservation } from "../domain/formatted.ts";
import { type Observation, Origin, type Provenance } from "../domain/observation.ts";
import { AreaType } from "./area.type.ts";
import { ObservationConnection } from "./connections.ts";
import type { Context } from "./context.ts";
import { toGlobalId } from "./global-id.ts";
import { IndicatorType } from "./indicator.type.ts";
import { ObservationListArgs } from "./lists.ts";
import { optional, required } from "./lookup.ts";
import { MeasureType } from "./measure.type.ts";
import { ObservationType, ProvenanceType } from "./observation.type.ts";
import { PopulationType } from "./population.type.ts";
import { SourceType } from "./source.type.ts";

@Resolver(() => ObservationType)
export class ObservationResolver {
  @Query(() => ObservationConnection, { description: "Published figures, one per cell or statement. Default page 50, at most 500." })
  async observations(@Args(() => ObservationListArgs) args: ObservationListArgs, @Ctx() { lists }: Context) {
    return await lists.observations(args);
  }

  @FieldResolver(() => ID, { description: "Global id of the figure." })
  id(@Root() { key }: Observation) {
    return toGlobalId("Observation", key);
  }

  @FieldResolver(() => AreaType, { description: "The area that the figure is about." })
  area(@Root() { area }: Observation, @Ctx() { loaders }: Context) {
    return required(loaders.area, area);
  }

  @FieldResolver(() => MeasureType, { description: "What it is a figure of." })
  measure(@Root() { measure }: Observation, @Ctx() { loaders }: Context) {
    return required(loaders.measure, measure);
  }

  @FieldResolver(() => IndicatorType, {
    nullable: true,
    description: "The indicator that it was printed for. Null for a derived value only.",
  })
  indicator(@Root() { indicator }: Observation, @Ctx() { loaders }: Context) {
    return optional(loaders.indicator, indicator);
  }

  @FieldResolver(() => PopulationType, { description: "The population that it is about." })
  population(@Root() { population }: Observation, @Ctx() { loaders }: Context) {
    return required(loaders.population, population);
  }

  @FieldResolver(() => PopulationType, {
    nullable: true,
    description: "For a GAP: whom the group is set against (its peers, all); null for other figures and where none is printed.",
  })
  reference(@Root() { reference }: Observation, @Ctx() { loaders }: Context) {
    return optional(loaders.population, reference);
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: "The area that a lead, or a target such as 'at least the national average', is relative to.",
  })
  relativeTo(@Root() { relativeTo }: Observation, @Ctx() { loaders }: Context) {
    return optional(loaders.area, relativeTo);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Digits after the point as printed (57.0 has 1); 0 for amounts printed in thousands or millions; null without a value.",
  })
  decimals(@Root() { decimals }: Observation) {
    return decimals === null ? null : Math.max(0, decimals);
  }

  @FieldResolver(() => String, {
    description:
      "Value with its unit at the published precision: 79%, £527.80, 24 pp, 338.9 per 10,000, about 5%, 25-28%; the reason in words when missing: to be confirmed.",
  })
  formatted(@Root() observation: Observation) {
    return formatObservation(observation);
  }

  @FieldResolver(() => Origin, { description: "Whether it is printed or derived by the hub." })
  origin(@Root() { provenance }: Observation) {
    return provenance === null ? Origin.DERIVED : Origin.PUBLISHED;
  }

  @FieldResolver(() => [ObservationType], { description: "The figures a derived value was computed from." })
  components(@Root() { components }: Observation) {
    return components;
  }

  @FieldResolver(() => [ObservationType], {
    description:
      "Other figures of the same publisher for the same measure, area, population, role and period that differ by more than rounding; where a period is missing, those that a reviewer has paired in the data. A target revised by a later publication is listed, and its note says so.",
  })
  conflicts(@Root() { key, provenance }: Observation, @Ctx() { loaders }: Context) {
    // What is not printed contradicts nothing; its components do.
    return provenance === null ? [] : loaders.conflicts.load(key);
  }
}

@Resolver(() => ProvenanceType)
export class ProvenanceResolver {
  @FieldResolver(() => SourceType, { description: "The publication." })
  source(@Root() { source }: Provenance, @Ctx() { loaders }: Context) {
    return required(loaders.source, source);
  }
}
