import { Field, ID, InterfaceType } from "type-graphql";
import type { NodeType } from "./global-id.ts";

/** A record that says which type of the schema it is, where the schema alone cannot tell. */
export type Tagged<T extends object = object> = T & { __typename: string };

/** Marks a record with its type, for fields that may hold several. */
export function tag<T extends object>(type: NodeType, record: T): Tagged<T> {
  return { __typename: type, ...record };
}

@InterfaceType("Node", {
  description: "Anything that can be refetched by its global id.",
  resolveType: (value: Tagged) => value.__typename,
})
export abstract class NodeInterface {
  @Field(() => ID, {
    description:
      "Opaque, globally unique, made from the natural key (an observation's: source, line, place in the line; a derived one's: its components), so that it survives edits elsewhere.",
  })
  id!: string;
}
