// The hub's schema and resolvers behind Mercurius with its JIT, on Fastify. Arguments: the file of the store.
import Fastify from "fastify";
import { type GraphQLSchema, isAbstractType } from "graphql";
import mercurius from "mercurius";
import { graphqlParts, openReader } from "../hub.ts";
import { announce } from "./announce.ts";

/** The JIT does not wait for a type that is told later, as type-graphql tells it; the hub's records say at once what they are. */
function tellTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isAbstractType(type)) type.resolveType = ({ __typename }: { __typename: string }) => __typename;
}

const [, , path = ""] = process.argv;
const reader = openReader(path);
const { schema, contextOf } = await graphqlParts();
tellTypesAtOnce(schema);
const app = Fastify();
await app.register(mercurius, { schema, jit: 1, graphiql: false, context: () => contextOf(reader) });
await app.listen({ port: 0, host: "127.0.0.1" });
announce(app.server);
