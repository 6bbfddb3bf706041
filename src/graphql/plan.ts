import { type DocumentNode, type GraphQLSchema, getOperationAST, Kind, parse, visit } from "graphql";
import { LRUCache } from "lru-cache";
import { canonicalText } from "./canonical.ts";
import { costOf, type RawVariables } from "./cost.ts";
import { MAX_TOKENS } from "./limits.ts";

/** Objects that are answered about as fast as a request is read and routed; beyond, others should not have to wait. */
const LIGHT = 1500;
/** A comparison, a trajectory or a search takes as long as so many objects: one or two milliseconds, with its statements. */
const PAINS = 100;
/** Fields whose statements may have to look at more figures than they bring. A search looks at names alone, of which there are few. */
const SCANNING = new Set(["observations", "totalCount"]);
/** Documents that are kept parsed, and letters of them; the hub's own clients send some fifty, of a thousand letters each. */
const KEPT = 100;
const LETTERS = 1_000_000;

/** What is known of a document before it is executed. */
interface Outline {
  document: DocumentNode;
  scans: boolean;
  canonical?: string;
}

function scans(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      found ||= SCANNING.has(name.value);
    },
  });
  return found;
}

/** Looks at documents before they are executed; each is parsed once. */
export class Planner {
  private readonly outlines = new LRUCache<string, Outline | "none">({
    max: KEPT,
    maxSize: LETTERS,
    sizeCalculation: (_outline, text) => text.length + 1,
  });

  constructor(private readonly schema: GraphQLSchema) {}

  /** Null for a text that is no document; whoever executes it says why. */
  private outline(text: string): Outline | null {
    let outline = this.outlines.get(text);
    if (outline === undefined) {
      try {
        const document = parse(text, { maxTokens: MAX_TOKENS });
        outline = { document, scans: scans(document) };
      } catch {
        outline = "none";
      }
      this.outlines.set(text, outline);
    }
    return outline === "none" ? null : outline;
  }

  /** The document's text in canonical form; null for none. */
  canonical(text: string): string | null {
    const outline = this.outline(text);
    if (outline === null) return null;
    outline.canonical ??= canonicalText(outline.document);
    return outline.canonical;
  }

  /** Whether answering may take so long that others should not have to wait for it. */
  isHeavy(text: string, operationName: string | undefined, variables: RawVariables): boolean {
    const outline = this.outline(text);
    const operation = outline && getOperationAST(outline.document, operationName);
    if (!outline || operation?.kind !== Kind.OPERATION_DEFINITION) return false;
    if (outline.scans) return true;
    try {
      return costOf(this.schema, outline.document, operation, variables, PAINS) > LIGHT;
    } catch {
      // A page size that is refused costs nothing.
      return false;
    }
  }
}
