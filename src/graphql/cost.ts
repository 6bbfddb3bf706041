import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import type { Sizes } from "../store/lease.ts";
import { DEFAULT_PAGE, pageSize } from "./connection.ts";

/** Items that a list without `first` is taken to hold. */
const LIST_SIZE = 10;
/** Lines of a scorecard, each a comparison, which are made whether they are asked for or not. */
const SCORECARD_LINES = 100;

/** What the fields above settle about the lists below them. */
interface Scope {
  /** Page size of the connection, for its `nodes` and `edges`. */
  page: number;
  /** Areas that are compared. */
  areas: number;
}

/** What bears on a cost beside the document. */
export interface Circumstances {
  variables?: RawVariables | undefined;
  /** How long the lists are that bring all there is. */
  sizes?: Sizes | undefined;
  weights?: Weights | undefined;
}

/** As how many objects it counts besides where the rules are at work, and each value of an object. */
export interface Weights {
  pains: number;
  leaf: number;
}

/**
 * Lists whose length the question settles, or the rules: a derived figure has two components, a row two cells that say why it is empty.
 * All areas are as many as the store holds, if those are more than ten; so many may publish a measure.
 * Few fields of the schema have an argument, so that introspection costs a third of the limit, and no document asks it many times over.
 */
const LIST_SIZES: Readonly<Record<string, (scope: Scope, sizes: Sizes) => number>> = {
  "Query.areas": (_scope, { areas }) => Math.max(LIST_SIZE, areas),
  "Query.sources": (_scope, { sources }) => Math.max(LIST_SIZE, sources),
  "Measure.publishedBy": (_scope, { areas }) => Math.max(LIST_SIZE, areas),
  "Scorecard.lines": () => SCORECARD_LINES,
  "Comparison.rows": ({ areas }) => areas,
  "Comparison.bars": ({ areas }) => areas,
  "Comparison.pairs": ({ areas }) => pairs(areas),
  "ComparisonRow.missing": () => 2,
  "Observation.components": () => 2,
  "__Field.args": () => 2,
  "__Directive.args": () => 2,
};

/** Fields that take their pains whatever is asked of the result, and how often: the rules judge figures, a search ranks names. */
const PAINS: Readonly<Record<string, number>> = {
  "Query.compare": 1,
  "Query.scorecard": SCORECARD_LINES,
  "Query.search": 1,
  "Measure.comparison": 1,
  "Measure.trajectory": 1,
  "ScorecardLine.trajectory": 1,
};

/** The ways into the schema's own graph, which no type of it has among its fields. */
const INTROSPECTION: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);

/** Variables as they came, before they are coerced. */
export type RawVariables = Readonly<Record<string, unknown>>;

/** What a variable is given; one may have the name of what every object has, such as `constructor`. */
export function given(variables: RawVariables, name: string): unknown {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** Pairs among so many areas. */
const pairs = (areas: number): number => (areas * (areas - 1)) / 2;

/** What an argument holds: as written, or by its variable; undefined where it is left out or null. */
function argument(node: FieldNode, name: string, { variables, defaults }: Values): unknown {
  const value = node.arguments?.find((candidate) => candidate.name.value === name)?.value;
  switch (value?.kind) {
    case Kind.INT:
      return Number(value.value);
    case Kind.LIST:
      return value.values;
    case Kind.VARIABLE: {
      const told = given(variables, value.name.value);
      return told === undefined ? defaults.get(value.name.value) : (told ?? undefined);
    }
    default:
      return undefined;
  }
}

interface Values {
  variables: RawVariables;
  defaults: ReadonlyMap<string, unknown>;
}

/** Length of an argument that is a list; a single value is a list of one. */
function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : value === undefined ? 0 : 1;
}

/** Counts the objects that an operation may be answered with. */
class Meter {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly values: Values;
  private readonly counted = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    { definitions }: DocumentNode,
    operation: OperationDefinitionNode,
    variables: RawVariables,
    private readonly sizes: Sizes,
    private readonly weights: Weights,
  ) {
    this.fragments = new Map(
      definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]),
    );
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => {
      const value =
        defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : defaultValue?.kind === Kind.LIST ? defaultValue.values : undefined;
      return [variable.name.value, value] as const;
    });
    this.values = { variables, defaults: new Map(defaults) };
  }

  selections(set: SelectionSetNode, type: GraphQLCompositeType, scope: Scope): number {
    return set.selections.reduce((total, selection) => {
      if (selection.kind === Kind.FIELD) return total + this.field(selection, type, scope);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return total + this.fragment(selection.name.value, scope);
      const on = selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : type;
      return total + (isCompositeType(on) ? this.selections(selection.selectionSet, on, scope) : 0);
    }, 0);
  }

  private fragment(name: string, scope: Scope): number {
    const fragment = this.fragments.get(name);
    const on = fragment && this.schema.getType(fragment.typeCondition.name.value);
    if (!fragment || !isCompositeType(on)) return 0;
    const key = `${scope.page} ${scope.areas} ${name}`;
    const known = this.counted.get(key);
    if (known !== undefined) return known;
    // A fragment within itself, which validation refuses, ends here.
    this.counted.set(key, 0);
    const cost = this.selections(fragment.selectionSet, on, scope);
    this.counted.set(key, cost);
    return cost;
  }

  private field(node: FieldNode, parent: GraphQLCompositeType, scope: Scope): number {
    const field = INTROSPECTION.get(node.name.value) ?? (isUnionType(parent) ? undefined : parent.getFields()[node.name.value]);
    const type = field && getNamedType(field.type);
    if (!field || !isCompositeType(type) || !node.selectionSet) return this.weights.leaf;
    const first = this.first(node, field);
    const areas = this.areasCompared(node);
    const within = { page: first ?? scope.page, areas: areas ?? scope.areas };
    const items = isListType(getNullableType(field.type)) ? (first ?? this.listSize(node, parent, scope)) : 1;
    const work =
      (areas === undefined ? 0 : this.work(node, areas)) + this.weights.pains * (PAINS[`${parent.name}.${node.name.value}`] ?? 0);
    return work + items * (1 + this.selections(node.selectionSet, type, within));
  }

  /** The page size asked for, where the field has one. @throws InputError outside 1 to 500. */
  private first(node: FieldNode, { args }: GraphQLField<unknown, unknown>): number | undefined {
    const declared = args.find(({ name }) => name === "first");
    if (!declared) return undefined;
    const asked = argument(node, "first", this.values);
    if (typeof asked === "number" && Number.isInteger(asked)) return pageSize(asked);
    return typeof declared.defaultValue === "number" ? declared.defaultValue : DEFAULT_PAGE;
  }

  private listSize(node: FieldNode, { name }: GraphQLCompositeType, scope: Scope): number {
    if (name.endsWith("Connection")) return scope.page;
    const coordinate = `${name}.${node.name.value}`;
    if (coordinate === "Query.nodes") return lengthOf(argument(node, "ids", this.values));
    return LIST_SIZES[coordinate]?.(scope, this.sizes) ?? LIST_SIZE;
  }

  /** How many areas a field compares; undefined for one that compares none. */
  private areasCompared(node: FieldNode): number | undefined {
    const length = (of: string) => lengthOf(argument(node, of, this.values));
    if (node.name.value === "scorecard") return 1 + length("against");
    return node.arguments?.some(({ name }) => name.value === "areas") ? length("areas") : undefined;
  }

  /** Objects that are made whether they are asked for or not: every pair of the areas compared. */
  private work({ name }: FieldNode, areas: number): number {
    return pairs(areas) * (name.value === "scorecard" ? SCORECARD_LINES : 1);
  }
}

/**
 * Objects that an operation may be answered with: each counts once, times the page sizes of every level above it; scalars count nothing.
 * A list without `first` counts 10, but for those whose length the question or the store settles. Nothing is read for it. Where it is time that
 * matters, `weights` say what counts besides.
 * @throws InputError for a page size outside 1 to 500.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { variables = {}, sizes = { areas: 0, sources: 0 }, weights = { pains: 0, leaf: 0 } }: Circumstances = {},
): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  return new Meter(schema, document, operation, variables, sizes, weights).selections(operation.selectionSet, root, {
    page: DEFAULT_PAGE,
    areas: LIST_SIZE,
  });
}
