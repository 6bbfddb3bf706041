import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { InputError } from "../errors.ts";
import { MAX_PAGE } from "./connection.ts";
import type { Context } from "./context.ts";
import { fromGlobalId, type NodeType } from "./global-id.ts";
import { NodeInterface, tag } from "./node.type.ts";

const LOADER_OF = {
  Area: "area",
  Indicator: "indicator",
  Measure: "measure",
  Observation: "observation",
  Population: "population",
  Source: "source",
} as const satisfies Record<NodeType, string>;

async function refetch(id: string, { loaders }: Context) {
  const parsed = fromGlobalId(id);
  const record = parsed && (await loaders[LOADER_OF[parsed.type]].load(parsed.key));
  return record ? tag(parsed.type, record) : null;
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeInterface, { nullable: true, description: "Refetch any object by its global id; null where nothing has it." })
  async node(@Arg("id", () => ID, { description: "Global id, as an `id` field gave it." }) id: string, @Ctx() context: Context) {
    return await refetch(id, context);
  }

  @Query(() => [NodeInterface], {
    nullable: "items",
    description:
      "Refetch up to 500; a null stands where an id is unknown. Derived values are refetched too, but not listed by observations or counted.",
  })
  async nodes(
    @Arg("ids", () => [ID], { description: "Global ids, in the order in which the objects are wanted." }) ids: string[],
    @Ctx() context: Context,
  ) {
    if (ids.length > MAX_PAGE) throw new InputError(`ids: ${ids.length} ids are too many. Ask for at most ${MAX_PAGE} at a time.`);
    return await Promise.all(ids.map((id) => refetch(id, context)));
  }
}
