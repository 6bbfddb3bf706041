// What the benchmark uses of its peers. They have a package.json of their own, so that type checking must do without their types.
declare module "graphql-yoga" {
  import type { RequestListener } from "node:http";
  import type { GraphQLSchema } from "graphql";
  export function createYoga(options: {
    schema: GraphQLSchema;
    context: () => object;
    graphiql: boolean;
    logging: boolean;
  }): RequestListener;
}

declare module "mercurius" {
  import type { FastifyPluginAsync } from "fastify";
  import type { GraphQLSchema } from "graphql";

  const mercurius: FastifyPluginAsync<{ schema: GraphQLSchema; jit: number; graphiql: boolean; context: () => object }>;
  export default mercurius;
}

declare module "autocannon" {
  export interface Request {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
  }
  export interface Client {
    setRequests(requests: Request[]): void;
  }
  export interface Options {
    url: string;
    connections: number;
    amount: number;
    sampleInt: number;
    timeout: number;
    requests: Request[];
    setupClient: (client: Client) => void;
    verifyBody: (body: string) => boolean;
  }
  export interface Running extends PromiseLike<unknown> {
    on(event: "start" | "reqError" | "reqMismatch", listener: () => void): void;
    on(event: "response", listener: (client: Client, status: number, bytes: number, milliseconds: number) => void): void;
  }
  export default function autocannon(options: Options): Running;
}

declare module "postgraphile" {
  import type { Server } from "node:http";
  export interface Serving {
    addTo(server: Server): Promise<void>;
    ready(): Promise<void>;
  }
  export function postgraphile(preset: {
    extends: readonly object[];
    pgServices: readonly object[];
    grafserv: { graphqlPath: string; graphiql: boolean; watch: boolean };
    grafast: { explain: boolean };
  }): { createServ(grafserv: object): Serving };
}

declare module "postgraphile/adaptors/pg" {
  export function makePgService(options: { connectionString: string; schemas: readonly string[] }): object;
}

declare module "postgraphile/grafserv/node" {
  export const grafserv: object;
}

declare module "postgraphile/presets/amber" {
  export const PostGraphileAmberPreset: object;
}
