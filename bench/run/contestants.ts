import { readFileSync } from "node:fs";
import { V8_SETTINGS } from "../../scripts/v8-settings.ts";
import type { Cluster } from "../postgres/cluster.ts";
import { type Ask, graphqlAsk } from "./ask.ts";
import { PROJECT } from "./folders.ts";
import { launch, type Server } from "./server.ts";
import { COUNCILS, type Row, type Work } from "./work.ts";

/** The text of a question for PostGraphile, which has a schema of its own. */
const questionOf = (name: string): string => readFileSync(new URL(`../questions/${name}.graphql`, import.meta.url), "utf8");

/** Who is measured. */
export const NAMES = ["limit", "hub without cache", "hub, other document", "hub", "Yoga", "Mercurius", "PostGraphile"] as const;
export type Name = (typeof NAMES)[number];

/** A running server and what it is asked; null for work that it has no question for. */
export interface Contestant {
  name: Name;
  server: Server;
  /** Whether its answers are the hub's own, to the last value. */
  same: boolean;
  asks: (work: Work) => readonly Ask[] | null;
}

/** As a user runs it, but for the rate limit, which one client with eight connections would meet at once, and a line of log for each request. */
const HUB = { PORT: "0", LOG_LEVEL: "warn", RATE_LIMIT: "0", DRAIN_SECONDS: "0" };
/** As their own documents ask for. */
const PRODUCTION = { NODE_ENV: "production", GRAPHILE_ENV: "production" };

/** The hub over a store. */
export async function launchHub(store: string, core: number | undefined, cached: boolean, more: readonly string[] = []): Promise<Server> {
  return await launch({
    name: "hub",
    args: [...V8_SETTINGS, ...more, `${PROJECT}dist/main.js`, "serve"],
    environment: { ...HUB, DATABASE_URL: `file:${store}`, ...(cached ? {} : { ANSWER_CACHE: "0" }) },
    core,
  });
}

interface GraphQLBody {
  operationName: string;
  query: string;
}

/** The same question in a document that is not the hub's own: its operation has another name. */
function inOtherWords({ row, asks }: Work): readonly Ask[] | null {
  if (row === "f") return null;
  return asks.map((ask) => {
    const { operationName, query, ...rest } = JSON.parse(ask.body ?? "") as GraphQLBody;
    const other = `${operationName}OfAnother`;
    return {
      ...ask,
      body: JSON.stringify({ operationName: other, query: query.replace(`query ${operationName}`, `query ${other}`), ...rest }),
    };
  });
}

/** Peers have no files, and the hub keeps none in its cache. */
const withoutFiles = ({ row, asks }: Work): readonly Ask[] | null => (row === "f" ? null : asks);

/** Repeated work is written from stored bytes; everything else is worked out. */
const limitAsks = ({ row, asks }: Work): readonly Ask[] => (row === "b" ? asks.map((ask) => ({ ...ask, path: "/stored" })) : asks);

interface CompareBody {
  variables: { measure: string; text: string };
}

/** The nearest question that PostgreSQL can answer. */
const POSTGRAPHILE: Readonly<Partial<Record<Row, (body: CompareBody) => Ask>>> = {
  a: ({ variables: { measure } }) => {
    const [a, b, c] = COUNCILS;
    return graphqlAsk(questionOf("compare"), { measure, a, b, c });
  },
  c: () => graphqlAsk(questionOf("observations")),
  e: ({ variables: { text } }) => graphqlAsk(questionOf("search"), { text }),
};

function postgraphileAsks({ row, asks }: Work): readonly Ask[] | null {
  const translate = POSTGRAPHILE[row];
  return translate === undefined ? null : asks.map(({ body = "" }) => translate(JSON.parse(body) as CompareBody));
}

/** Starts every contestant over one store, and PostGraphile over a copy of it where there is one. */
export async function startContestants(store: string, core: number | undefined, cluster: Cluster | null): Promise<Contestant[]> {
  const node = async (name: Name, file: string, argument: string) =>
    await launch({
      name,
      args: ["--import", `${PROJECT}bench/peers/one-graphql.ts`, `${PROJECT}bench/${file}`, argument],
      environment: PRODUCTION,
      core,
    });
  const uncached = await launchHub(store, core, false);
  const contestants: Contestant[] = [
    { name: "limit", server: await node("limit", "limit/server.ts", store), same: true, asks: limitAsks },
    { name: "hub without cache", server: uncached, same: true, asks: withoutFiles },
    { name: "hub, other document", server: uncached, same: true, asks: inOtherWords },
    { name: "hub", server: await launchHub(store, core, true), same: true, asks: ({ asks }) => asks },
    { name: "Yoga", server: await node("Yoga", "peers/yoga.ts", store), same: true, asks: withoutFiles },
    { name: "Mercurius", server: await node("Mercurius", "peers/mercurius.ts", store), same: true, asks: withoutFiles },
  ];
  if (cluster !== null)
    contestants.push({
      name: "PostGraphile",
      server: await launch({
        name: "PostGraphile",
        args: [`${PROJECT}bench/peers/postgraphile.ts`, cluster.address],
        environment: PRODUCTION,
        core,
      }),
      same: false,
      asks: postgraphileAsks,
    });
  return contestants;
}
