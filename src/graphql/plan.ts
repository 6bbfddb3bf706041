import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse, visit } from "graphql";
import { LRUCache } from "lru-cache";
import { InputError } from "../errors.ts";
import { MAX_VALUES } from "../query/vocabulary.ts";
import type { Sizes } from "../store/lease.ts";
import { canonicalText } from "./canonical.ts";
import { costOf, given, type RawVariables, type Weights } from "./cost.ts";
import { LimitCode, MAX_COST, MAX_FIELDS, MAX_TOKENS } from "./limits.ts";

/** Objects that are answered about as fast as a request is read and routed; beyond, others should not have to wait. */
export const LIGHT_WORK = 1500;
/**
 * Tokens of a document that is checked about as fast; one of all that are allowed may take twenty milliseconds, above all where it is wrong.
 * Only the hub's own, which are checked once, are longer and as fast.
 */
export const LIGHT_TOKENS = 250;
/**
 * A comparison, a trajectory or a search takes as long as a hundred objects: one or two milliseconds, with its statements. Ten values of an
 * object take as long as another: they are few, but where a document has each under thirty names.
 */
const WEIGHTS: Weights = { pains: 100, leaf: 0.1 };
/** Fields whose statements may have to look at more figures than they bring. A search looks at names alone, of which there are few. */
const SCANNING = new Set(["observations", "totalCount"]);
/**
 * How many documents are kept parsed, and letters of them: the hub's own clients send some fifty, of a thousand letters each, in two or three layouts.
 * Letters count, since no limit on tokens counts comments, each of which takes thirty times its room.
 */
export const KEPT = { max: 200, maxSize: 200_000 } as const;
/** Costs that are kept of each: a client asks one document with few page sizes and numbers of areas. */
const COSTS = 20;

/** What is known of a document before it is executed. */
interface Outline {
  document: DocumentNode;
  scans: boolean;
  /** Values of the longest list that is written in it. */
  longestList: number;
  canonical?: string;
  /** By operation and what its cost takes of the variables. */
  costs: LRUCache<string, Cost>;
}

/** An operation, in its document. */
export interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Why an operation is not answered: what the client is told, its code, and the limit that was hit. */
export interface PlanRefusal {
  message: string;
  code: string;
  limit: string;
}

/** What an answer may take. */
export interface Cost {
  /** Objects that it may hold, by the rule that clients are told. */
  objects: number;
  /** Objects and values, with lists of all that there is as long as they are. */
  fields: number;
  /** The same, with what is worked out for them counted in. */
  work: number;
}

/** What one walk through a document finds. */
function lookThrough(document: DocumentNode): Pick<Outline, "scans" | "longestList"> {
  const found = { scans: false, longestList: 0 };
  visit(document, {
    Field({ name }) {
      found.scans ||= SCANNING.has(name.value);
    },
    ListValue({ values }) {
      found.longestList = Math.max(found.longestList, values.length);
    },
  });
  return found;
}

/** Values of the longest list within some variables, which nest no deeper than a body may. */
function longestIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts: unknown[] = Object.values(value);
  return parts.reduce<number>((longest, part) => Math.max(longest, longestIn(part)), Array.isArray(value) ? value.length : 0);
}

/** What a cost takes of variables: numbers, which may be page sizes, and whether there is something, and how many. */
function shapeOf({ variableDefinitions = [] }: OperationDefinitionNode, variables: RawVariables): string {
  const shapes = variableDefinitions.map(({ variable }) => {
    const value = given(variables, variable.name.value);
    if (Array.isArray(value)) return `[${value.length}`;
    return typeof value === "number" || value === undefined || value === null ? String(value) : "";
  });
  return shapes.join(" ");
}

function tooMuch(what: string, asked: number, most: number, code: string): PlanRefusal {
  const hint = "Ask for fewer at a time, with first, or leave out lists within lists.";
  return {
    message: `The answer may hold ${Math.min(asked, Number.MAX_SAFE_INTEGER)} ${what}; at most ${most}. ${hint}`,
    code,
    limit: code,
  };
}

/** Looks at documents before they are executed; each is parsed once. */
export class Planner {
  private readonly outlines = new LRUCache<string, Outline | "none">({
    ...KEPT,
    sizeCalculation: (_outline, text) => text.length + 1,
  });

  constructor(
    private readonly schema: GraphQLSchema,
    /** Of the store in service; where none is known, a list of all that there is counts as any other. */
    private readonly sizes: () => Sizes | undefined = () => undefined,
  ) {}

  /** Null for a text that is no document; whoever executes it says why. */
  private outline(text: string): Outline | null {
    let outline = this.outlines.get(text);
    if (outline === undefined) {
      try {
        const document = parse(text, { maxTokens: MAX_TOKENS });
        outline = { document, ...lookThrough(document), costs: new LRUCache({ max: COSTS }) };
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

  /** An operation of the document; null where the text has none of this name. */
  operation(text: string, operationName: string | null | undefined): Operation | null {
    const document = this.outline(text)?.document;
    const operation = document && getOperationAST(document, operationName);
    return operation ? { document, operation } : null;
  }

  /** What an operation's answer may take; null where the text has no such operation. @throws InputError for a page size outside 1 to 500. */
  cost(text: string, operationName: string | null | undefined, variables: RawVariables): Cost | null {
    const outline = this.outline(text);
    const operation = outline && getOperationAST(outline.document, operationName);
    if (!operation) return null;
    const sizes = this.sizes();
    const key = `${sizes?.areas} ${sizes?.sources} ${operation.name?.value} ${shapeOf(operation, variables)}`;
    const known = outline.costs.get(key);
    if (known) return known;
    const cost = {
      objects: costOf(this.schema, outline.document, operation, { variables }),
      fields: costOf(this.schema, outline.document, operation, { variables, sizes, weights: { pains: 0, leaf: 1 } }),
      work: costOf(this.schema, outline.document, operation, { variables, sizes, weights: WEIGHTS }),
    };
    outline.costs.set(key, cost);
    return cost;
  }

  /** Why an operation is not answered, before anything is read for it; null where nothing is against it. */
  refusal(text: string, operationName: string | null | undefined, variables: RawVariables): PlanRefusal | null {
    const longest = Math.max(this.outline(text)?.longestList ?? 0, longestIn(variables));
    if (longest > MAX_VALUES) {
      const message = `A list of ${longest} values is too long; at most ${MAX_VALUES}. Ask in several queries.`;
      return { message, code: InputError.code, limit: LimitCode.values };
    }
    try {
      const { objects = 0, fields = 0 } = this.cost(text, operationName, variables) ?? {};
      if (objects > MAX_COST) return tooMuch("objects", objects, MAX_COST, LimitCode.cost);
      if (fields > MAX_FIELDS) return tooMuch("fields", fields, MAX_FIELDS, LimitCode.size);
      return null;
    } catch (error) {
      if (error instanceof InputError) return { message: error.message, code: error.code, limit: LimitCode.first };
      throw error;
    }
  }

  /** Whether to check a document may take so long that others should not have to wait for it; false for none. */
  isLong(text: string): boolean {
    return (this.outline(text)?.document.tokenCount ?? 0) > LIGHT_TOKENS;
  }

  /** Whether answering may take so long that others should not have to wait for it. */
  isHeavy(text: string, operationName: string | undefined, variables: RawVariables): boolean {
    const outline = this.outline(text);
    if (outline === null || getOperationAST(outline.document, operationName) === null) return false;
    if (outline.scans) return true;
    try {
      return (this.cost(text, operationName, variables)?.work ?? 0) > LIGHT_WORK;
    } catch {
      // A page size that is refused costs nothing.
      return false;
    }
  }
}
