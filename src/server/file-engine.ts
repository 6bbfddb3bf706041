import { randomUUID } from "node:crypto";
import { InputError, QueryTimeout } from "../errors.ts";
import { entityTag, type FileName, openFile, parseFileName } from "../export/file.ts";
import { makeDesk } from "../query/desk.ts";
import { MAX_SQL_MS, SqlBudget, type StatementWatch, withBudget } from "../store/budget.ts";
import type { Edition } from "../store/database.ts";
import type { Lease, Lender } from "../store/lease.ts";
import type { Answer, Asker, FileQuestion } from "./answer.ts";
import { MAY_BE_KEPT } from "./caching.ts";
import { faultMessage, type ReportInternal } from "./errors.ts";
import { Steps } from "./steps.ts";

/** What an engine is made of. */
export interface FileEngineOptions {
  store: Lender;
  report: ReportInternal;
  watch?: StatementWatch | undefined;
}

/** The headers that a file has whether it is sent, asked about, or held by the client already. */
export function fileHeaders({ subject, extension }: FileName, search: string, { builtAt }: Edition): Record<string, string> {
  return {
    "cache-control": MAY_BE_KEPT,
    "last-modified": new Date(builtAt).toUTCString(),
    ...(extension === "csv" && {
      link: `<${subject}.csv-metadata.json${search}>; rel="describedby"; type="application/csvm+json"`,
    }),
  };
}

/** Runs each step of a stream under a budget of its own, verified before it is given, and tells when it has ended, however it does. */
function budgeted<T>(source: AsyncIterable<T>, budget: () => SqlBudget, { verify, release }: Lease): AsyncIterable<T> {
  const steps = source[Symbol.asyncIterator]();
  return new Steps(
    async () => {
      const step = await withBudget(budget(), () => steps.next());
      verify();
      return step;
    },
    async () => {
      try {
        await steps.return?.();
      } finally {
        release();
      }
    },
  );
}

/** Answers with files by URL, each from one revision of the store until its last byte. */
export class FileEngine {
  constructor(private readonly options: FileEngineOptions) {}

  async answer({ name, search, head }: FileQuestion, { gone }: Asker): Promise<Answer> {
    const lease = this.options.store.acquire();
    const { reader, edition, catalogue, verify, release } = lease;
    const budget = () => new SqlBudget(MAX_SQL_MS, this.options.watch, gone);
    const file = parseFileName(name);
    gone?.addEventListener("abort", release, { once: true });
    let streaming = false;
    try {
      if (file === null) throw new TypeError(`no file ${name}`);
      const { revision } = edition;
      const made = await withBudget(budget(), async () =>
        openFile(makeDesk(reader, { catalogue: await catalogue() }), file, { revision, search }),
      );
      const content = head ? "" : await withBudget(budget(), () => made.body());
      verify();
      const disposition = file.extension === "csv" || file.extension === "xlsx" ? "attachment" : "inline";
      const headers = {
        ...fileHeaders(file, search, edition),
        etag: `"${entityTag(file, { revision, search })}"`,
        "content-type": made.mediaType,
        "content-disposition": `${disposition}; filename="${made.name}"`,
      };
      streaming = typeof content === "object" && !Buffer.isBuffer(content);
      const body =
        typeof content === "string" ? Buffer.from(content) : Buffer.isBuffer(content) ? content : budgeted(content, budget, lease);
      return { status: 200, headers, body, revision, account: { operation: null, codes: [] } };
    } catch (error) {
      verify();
      return this.failure(error, edition);
    } finally {
      if (!streaming) release();
    }
  }

  private failure(error: unknown, edition: Edition): Answer {
    if (error instanceof InputError) return refusal(400, { error: error.message, code: error.code }, edition);
    if (error instanceof QueryTimeout) return refusal(503, { error: error.message, code: error.code }, edition, { "retry-after": "10" });
    const id = randomUUID();
    this.options.report(error, id);
    return refusal(500, { error: faultMessage(id), code: "INTERNAL_SERVER_ERROR" }, edition);
  }
}

function refusal(
  status: number,
  problem: { error: string; code: string },
  { revision }: Edition,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { ...headers, "content-type": "application/json; charset=utf-8" },
    body: Buffer.from(JSON.stringify(problem)),
    revision,
    account: { operation: null, codes: [problem.code] },
  };
}
