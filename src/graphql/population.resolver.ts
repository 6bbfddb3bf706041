import { Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Population } from "../domain/population.ts";
import type { Context } from "./context.ts";
import { toGlobalId } from "./global-id.ts";
import { optional } from "./lookup.ts";
import { PopulationType } from "./population.type.ts";

@Resolver(() => PopulationType)
export class PopulationResolver {
  @Query(() => [PopulationType], { description: "The populations (pupil groups, cohorts) that figures are about." })
  async populations(@Ctx() { reader }: Context) {
    return await reader.populations();
  }

  @FieldResolver(() => ID, { description: "Global id of the population." })
  id(@Root() { key }: Population) {
    return toGlobalId("Population", key);
  }

  @FieldResolver(() => PopulationType, { nullable: true, description: "The wider population this one is part of; null for everyone." })
  broader(@Root() { broader }: Population, @Ctx() { loaders }: Context) {
    return optional(loaders.population, broader);
  }
}
