import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { pageSize } from "./connection.ts";
import type { Context } from "./context.ts";
import { required } from "./lookup.ts";
import { tag } from "./node.type.ts";
import { SearchHit } from "./search.type.ts";

const LOADER_OF = { Measure: "measure", Indicator: "indicator", Area: "area", Source: "source", Population: "population" } as const;

@Resolver()
export class SearchResolver {
  @Query(() => [SearchHit], {
    description: "Free-text search over measures, indicators, populations, areas and sources, best match first.",
  })
  async search(
    @Ctx() { reader, loaders }: Context,
    @Arg("text", () => String, { description: "Words to look for, in any order; the last may be unfinished." }) text: string,
    @Arg("first", () => Int, { defaultValue: 20, nullable: true, description: "Number of results, 1 to 500." }) first: number | null,
  ) {
    const matches = await reader.search(text, pageSize(first ?? 20));
    return await Promise.all(
      matches.map(async ({ type, key, score }) => ({ result: tag(type, await required<object>(loaders[LOADER_OF[type]], key)), score })),
    );
  }
}
