import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "./context.ts";
import { DatasetType } from "./dataset.type.ts";

@Resolver()
export class DatasetResolver {
  @Query(() => DatasetType, {
    description: "What is loaded: its revision (a content hash), when it was built, and how much of everything.",
  })
  async dataset(@Ctx() { reader }: Context) {
    return await reader.dataset();
  }
}
