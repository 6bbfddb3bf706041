import { Planner } from "../graphql/plan.ts";
import { makeSchema } from "../graphql/schema.ts";
import type { StatementWatch } from "../store/budget.ts";
import type { Lender } from "../store/lease.ts";
import type { Engine } from "./answer.ts";
import type { ReportInternal } from "./errors.ts";
import { FileEngine } from "./file-engine.ts";
import { GraphQLEngine } from "./graphql-engine.ts";
import { type Manifest, TrustedDocuments } from "./trusted-documents.ts";

/** What answers in this thread, and what it looks at before it answers. */
export interface LocalEngine extends Engine {
  readonly planner: Planner;
  readonly trusted: TrustedDocuments;
  stop(): Promise<void>;
}

/** What a local engine is made of. */
export interface LocalEngineOptions {
  store: Lender;
  manifest: Manifest;
  report: ReportInternal;
  /** Told of each statement. */
  watch?: StatementWatch | undefined;
}

/** An engine in this thread. */
export async function startLocalEngine({ store, manifest, report, watch }: LocalEngineOptions): Promise<LocalEngine> {
  const schema = makeSchema();
  const planner = new Planner(schema, () => store.sizes);
  const trusted = new TrustedDocuments(manifest, planner);
  const graphql = await GraphQLEngine.start({ schema, planner, store, trusted, report, watch });
  const files = new FileEngine({ store, report, watch });
  return {
    planner,
    trusted,
    graphql: (question, asker) => graphql.answer(question, asker),
    file: (question, asker) => files.answer(question, asker),
    stop: () => graphql.stop(),
  };
}
