import "reflect-metadata";
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { getMetadataStorage } from "type-graphql";

type Source = "root" | "context";
type FieldMethod = (...parameters: readonly unknown[]) => unknown;

/** What type-graphql has noted of a resolver's method. */
type FieldResolverNote = ReturnType<typeof getMetadataStorage>["fieldResolvers"][number];

/** Where a method's parameters come from, in their order; null where one is more than the record or the context as they are. */
function sourcesOf({ kind, params = [], middlewares = [], roles }: FieldResolverNote): readonly Source[] | null {
  if (kind !== "external" || middlewares.length > 0 || roles !== undefined) return null;
  const sources: Source[] = [];
  for (const param of params) {
    if (param.kind === "root" ? param.propertyName !== undefined || param.getType !== undefined : param.kind !== "context") return null;
    if (param.kind === "context" && param.propertyName !== undefined) return null;
    sources[param.index] = param.kind === "root" ? "root" : "context";
  }
  return sources;
}

/** Calls a method with what it takes; null for an order that no resolver of the hub has. */
function caller(resolver: object, method: FieldMethod, sources: readonly Source[]): GraphQLFieldResolver<unknown, unknown> | null {
  switch (sources.join()) {
    case "":
      return () => method.call(resolver);
    case "root":
      return (root) => method.call(resolver, root);
    case "context":
      return (_root, _args, context) => method.call(resolver, context);
    case "root,context":
      return (root, _args, context) => method.call(resolver, root, context);
    default:
      return null;
  }
}

/**
 * Lets a schema call the resolver methods that take no arguments as they are. type-graphql puts together each call's parameters by a list
 * of what they are, which costs as much as most of our fields; what has arguments to check still goes that way.
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  const resolvers = new Map<FieldResolverNote["target"], object>();
  for (const note of fieldResolvers) {
    const { target, methodName, schemaName, getObjectType } = note;
    const type = schema.getType(names.get(getObjectType?.() as typeof target) ?? "");
    const field = isObjectType(type) ? type.getFields()[schemaName] : undefined;
    const sources = sourcesOf(note);
    if (field === undefined || sources === null) continue;
    const resolver = resolvers.get(target) ?? (Reflect.construct(target, []) as object);
    resolvers.set(target, resolver);
    field.resolve = caller(resolver, Reflect.get(resolver, methodName) as FieldMethod, sources) ?? field.resolve;
  }
}
