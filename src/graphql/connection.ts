import "reflect-metadata";
import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";
import { InputError } from "../errors.ts";
import type { Page, PageRequest } from "../store/reader.ts";

/** Items on a page when `first` is left out. */
export const DEFAULT_PAGE = 50;
/** Most items on a page: what one answer can hold without keeping others waiting. */
export const MAX_PAGE = 500;

@ObjectType({ description: "Where a page lies in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more items follow." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether the page was asked for by a cursor, so that items stand before it." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first item; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last item, to be passed as `after` for the next page; null on an empty page.",
  })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: `Number of items, 1 to ${MAX_PAGE}; ${DEFAULT_PAGE} when left out.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor after which to go on: the endCursor of the page before." })
  after?: string | null;
}

/** A page of a list as clients see it; `totalCount` runs its query only when it is asked for. */
export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

/** The page that arguments ask for. @throws InputError for a size outside 1 to 500. */
export function toPageRequest({ first, after }: PageArgs): PageRequest {
  return { first: pageSize(first ?? DEFAULT_PAGE), after: after ?? undefined };
}

/** A checked page size. @throws InputError outside 1 to 500. */
export function pageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE)
    throw new InputError(`first: ${first} is outside 1 to ${MAX_PAGE}. Ask for at most ${MAX_PAGE} and page on with after.`);
  return first;
}

/** A page from the store as a connection. */
export function toConnection<T>({ items, hasNext }: Page<T>, { after }: PageRequest, totalCount: () => Promise<number>): Connection<T> {
  return {
    edges: items.map(({ cursor, item }) => ({ cursor, node: item })),
    nodes: items.map(({ item }) => item),
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: after !== undefined,
      startCursor: items[0]?.cursor ?? null,
      endCursor: items.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The Relay connection and edge types of a node type. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>) {
  @ObjectType(`${name}Edge`, { description: `One ${name.toLowerCase()} in a list, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: "Place of the item in the list; survives edits elsewhere in it." })
    cursor!: string;

    @Field(node, { description: "The item." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name.toLowerCase()}s.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [Edge], { description: "The items with their cursors." })
    edges!: Edge[];

    @Field(() => [node()], { description: "The items alone." })
    nodes!: T[];

    @Field(() => PageInfo, { description: "Where the page lies in the list." })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "How many items the whole list has, whatever the page." })
    totalCount!: number;
  }
  return ConnectionType;
}
