import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Area, AreaKind } from "../domain/area.ts";
import { AreaType } from "./area.type.ts";
import { IndicatorConnection, ObservationConnection } from "./connections.ts";
import type { Context } from "./context.ts";
import { toGlobalId } from "./global-id.ts";
import { IndicatorListArgs, ObservationListArgs } from "./lists.ts";
import { optional } from "./lookup.ts";

@Resolver(() => AreaType)
export class AreaResolver {
  @Query(() => [AreaType], { description: "Areas: councils, regions, countries; and the smaller places a figure is about." })
  async areas(
    @Ctx() { reader }: Context,
    @Arg("kind", () => AreaKind, { nullable: true, description: "Only areas of this kind." }) kind?: AreaKind | null,
  ) {
    return await reader.areas(kind ?? undefined);
  }

  @Query(() => AreaType, { nullable: true, description: "One area, by GSS code (E06000006), three-digit DfE code (876) or slug (halton)." })
  async area(@Ctx() { vocabulary }: Context, @Arg("code", () => String, { description: "GSS code, DfE code or slug." }) code: string) {
    return await vocabulary.area("code", code);
  }

  @FieldResolver(() => ID, { description: "Global id of the area." })
  id(@Root() { slug }: Area) {
    return toGlobalId("Area", slug);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: "The area that this one lies in." })
  parent(@Root() { parent }: Area, @Ctx() { loaders }: Context) {
    return optional(loaders.area, parent);
  }

  @FieldResolver(() => IndicatorConnection, { description: "Indicators that this council publishes." })
  async indicators(@Root() { slug }: Area, @Args(() => IndicatorListArgs) args: IndicatorListArgs, @Ctx() { lists }: Context) {
    return await lists.indicatorsOf("publisher", slug, args);
  }

  @FieldResolver(() => ObservationConnection, {
    description: "Figures about this area, whoever publishes them; those about its localities are not among them.",
  })
  async observations(@Root() { slug }: Area, @Args(() => ObservationListArgs) args: ObservationListArgs, @Ctx() { lists }: Context) {
    return await lists.observationsOf("area", slug, args);
  }
}
