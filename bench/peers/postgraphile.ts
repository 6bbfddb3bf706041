// The hub's records in PostgreSQL behind PostGraphile as it comes. Arguments: the address of the database.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { announce } from "./announce.ts";

const [, , connectionString = ""] = process.argv;
const server = createServer();
const serving = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ["public"] })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: { explain: false },
}).createServ(grafserv);
await serving.addTo(server);
await serving.ready();
server.listen(0, "127.0.0.1", () => announce(server));
