import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Source } from "../domain/source.ts";
import { AreaType } from "./area.type.ts";
import { ObservationConnection } from "./connections.ts";
import type { Context } from "./context.ts";
import { toGlobalId } from "./global-id.ts";
import { ObservationListArgs } from "./lists.ts";
import { optional } from "./lookup.ts";
import { SourceType } from "./source.type.ts";

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => [SourceType], { description: "The publications that figures were taken from." })
  async sources(@Ctx() { reader }: Context) {
    return await reader.sources();
  }

  @Query(() => SourceType, { nullable: true, description: "One publication." })
  async source(@Ctx() { loaders, vocabulary }: Context, @Arg("key", () => String, { description: "Key of the publication." }) key: string) {
    return (await loaders.source.load(key)) ?? (await vocabulary.keys("key", "source", [key]));
  }

  @FieldResolver(() => ID, { description: "Global id of the publication." })
  id(@Root() { key }: Source) {
    return toGlobalId("Source", key);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: "The council that publishes it; null for a national body." })
  publisher(@Root() { publisher }: Source, @Ctx() { loaders }: Context) {
    return optional(loaders.area, publisher);
  }

  @FieldResolver(() => ObservationConnection, { description: "Figures that are printed in it." })
  async observations(@Root() { key }: Source, @Args(() => ObservationListArgs) args: ObservationListArgs, @Ctx() { lists }: Context) {
    return await lists.observationsOf("source", key, args);
  }
}
