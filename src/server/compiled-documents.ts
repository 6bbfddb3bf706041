import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";
import type { Context } from "../graphql/context.ts";
import { KEPT, type Planner } from "../graphql/plan.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** Of an answer, or its variables. */
export type Data = Record<string, unknown>;
type Compiled = CompiledQuery<Data, Data>;

/** Numbers, texts, truth values and codes need no check on their way out: the store holds nothing else, and each code is its own name. */
const OPTIONS = { disableLeafSerialization: true };

/** The operation of one of the hub's own documents, as code that is made for it. */
export class CompiledOperation {
  /** Null where it has none. */
  readonly name: string | null;
  private readonly hasDefaults: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    private readonly compiled: Compiled,
  ) {
    this.name = operation.name?.value ?? null;
    this.hasDefaults = (operation.variableDefinitions ?? []).some(({ defaultValue }) => defaultValue !== undefined);
  }

  /** The data of an answer; null for one with errors, which is left to graphql-js, since that says what is wrong. */
  async data(variables: Data, context: Context): Promise<Data | null> {
    const whole = this.whole(variables);
    if (whole === undefined) return null;
    const { data, errors } = await this.compiled.query(undefined, context, whole);
    return errors === undefined && data ? data : null;
  }

  /** Variables with their defaults, which compiled code does without; undefined for some that are refused. It checks those itself that need none. */
  private whole(variables: Data): Data | undefined {
    return this.hasDefaults ? getVariableValues(this.schema, this.operation.variableDefinitions ?? [], variables).coerced : variables;
  }
}

/**
 * The hub's own documents as code: the same fields by the same resolvers, without the walk through the document.
 * What a stranger has written is never made code of.
 */
export class CompiledDocuments {
  /** By text. Null for one that cannot be compiled. */
  private readonly made = new LRUCache<string, { operation: CompiledOperation | null }>({
    ...KEPT,
    sizeCalculation: (_made, text) => text.length + 1,
  });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly planner: Planner,
    private readonly trusted: TrustedDocuments,
  ) {}

  /** The operation of a document that has been compiled before; null for any other. */
  known(text: string, operationName: string | null | undefined): CompiledOperation | null {
    const operation = this.made.get(text)?.operation ?? null;
    return operationName == null || operation?.name === operationName ? operation : null;
  }

  /** Compiles one of the hub's own documents, which has to be valid; null for one that is left to graphql-js. */
  compile(text: string): CompiledOperation | null {
    const known = this.made.get(text);
    if (known) return known.operation;
    const asked = this.trusted.holds(text) ? this.planner.operation(text, null) : null;
    if (asked === null) return null;
    const result = compileQuery<Data, Data>(this.schema, asked.document, asked.operation.name?.value ?? "", OPTIONS);
    const operation = isCompiledQuery(result) ? new CompiledOperation(this.schema, asked.operation, result) : null;
    this.made.set(text, { operation });
    return operation;
  }
}
