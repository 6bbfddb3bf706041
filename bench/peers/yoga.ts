// The hub's schema and resolvers behind GraphQL Yoga as it comes. Arguments: the file of the store.
import { createServer } from "node:http";
import { createYoga } from "graphql-yoga";
import { graphqlParts, openReader } from "../hub.ts";
import { announce } from "./announce.ts";

const [, , path = ""] = process.argv;
const reader = openReader(path);
const { schema, contextOf } = await graphqlParts();
const yoga = createYoga({ schema, context: () => contextOf(reader), graphiql: false, logging: false });
const server = createServer(yoga);
server.listen(0, "127.0.0.1", () => announce(server));
