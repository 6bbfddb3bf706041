import { type DocumentNode, GraphQLError, Kind, type ValidationRule } from "graphql";
import { type Extent, extentOf } from "./extent.ts";

/** Tokens of a document: the longest of the hub's own has under 900, and parsing one of this size takes about a millisecond. */
export const MAX_TOKENS = 2000;
/** Levels of fields below an operation, fragments followed: a figure's relations end at the seventh; what is deeper goes in circles. */
export const MAX_DEPTH = 10;
/** Aliased fields, fragments followed and `__typename` counted: room for a page that asks several questions at once, not for a guess at thousands. */
export const MAX_ALIASES = 30;
/** Directives in a document; nobody needs more than a few @include and @skip, and each is checked against every other. */
export const MAX_DIRECTIVES = 9;
/** Operations in a document, of which one is executed. */
export const MAX_OPERATIONS = 5;
/** Objects that an answer may hold: a page of 500 figures with every relation, and a scorecard with its comparisons. */
export const MAX_COST = 20_000;

/** Objects and values of an answer: the page's vocabulary at national size has 170,000, a page of 500 figures with every relation 50,000. */
export const MAX_FIELDS = 250_000;
/** Bytes of an answer: five times the largest of the hub's own at national size. */
export const MAX_ANSWER = 10_000_000;

/** What a limit that was hit is called, in `extensions.validationErrorCode`; Apollo has its own say in `extensions.code`. */
export const LimitCode = {
  tokens: "QUERY_TOO_LONG",
  depth: "QUERY_TOO_DEEP",
  aliases: "TOO_MANY_ALIASES",
  directives: "TOO_MANY_DIRECTIVES",
  operations: "TOO_MANY_OPERATIONS",
  cost: "QUERY_TOO_COMPLEX",
  first: "PAGE_OUT_OF_RANGE",
  values: "TOO_MANY_VALUES",
  size: "ANSWER_TOO_LARGE",
  work: "DOCUMENT_TOO_REPETITIVE",
} as const;

const LIMITS = {
  depth: [MAX_DEPTH, "levels deep", "Ask for the parts in queries of their own."],
  aliases: [MAX_ALIASES, "aliases long", "Ask in several queries, or pass lists to a filter."],
  directives: [MAX_DIRECTIVES, "directives long", "Leave out what is always true."],
  operations: [MAX_OPERATIONS, "operations long", "Send those that belong together."],
} as const satisfies Record<keyof Extent, readonly [number, string, string]>;

/** Every limit that a document goes beyond, whatever its variables. */
export function limitsBroken(document: DocumentNode): GraphQLError[] {
  const extent = extentOf(document);
  return (Object.keys(LIMITS) as (keyof Extent)[]).flatMap((name) => {
    const [most, unit, hint] = LIMITS[name];
    if (extent[name] <= most) return [];
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return new GraphQLError(`The document is ${extent[name]} ${unit}; at most ${most}. ${hint}`, {
      nodes: operation ?? null,
      extensions: { validationErrorCode: LimitCode[name] },
    });
  });
}

/** Refuses a document that is beyond a limit. It reports, as every rule does, and never throws. */
export const documentLimits: ValidationRule = (context) => ({
  Document(document) {
    for (const error of limitsBroken(document)) context.reportError(error);
  },
});
