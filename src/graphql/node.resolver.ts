import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { figuresOf, parseDerivedKey } from "../domain/gap.ts";
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

/** A value that the hub derives, derived again from the figures that its key names; null where they no longer give it. */
async function derive(key: string, { loaders, books }: Context) {
  const parts = parseDerivedKey(key);
  const group = parts && (await loaders.observation.load(parts.group));
  if (!parts || !group) return null;
  const book = await books.measure(parts.measure, [group.area]);
  return book.measures.has(parts.measure) ? (figuresOf(book, parts.measure).find((figure) => figure.key === key) ?? null) : null;
}

async function refetch(id: string, context: Context) {
  const parsed = fromGlobalId(id);
  if (parsed === null) return null;
  const { type, key } = parsed;
  const record = (await context.loaders[LOADER_OF[type]].load(key)) ?? (type === "Observation" ? await derive(key, context) : null);
  return record ? tag(type, record) : null;
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
