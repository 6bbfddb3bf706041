import "reflect-metadata";
import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from "graphql";
import { getMetadataStorage } from "type-graphql";

type FieldMethod = (...parameters: readonly unknown[]) => unknown;
/** Reads one parameter of a method from what a field is called with. */
type Read = (root: unknown, args: Readonly<Record<string, unknown>>, context: unknown) => unknown;

/** What type-graphql has noted of a resolver's method, and of its parameters. */
type Note = ReturnType<typeof getMetadataStorage>["fieldResolvers"][number];
type Parameter = NonNullable<Note["params"]>[number];

const root: Read = (record) => record;
const context: Read = (_record, _args, given) => given;

/** How a parameter is read; null for what type-graphql makes something of first: a property, an input object. */
function readerOf(parameter: Parameter, { args }: GraphQLField<unknown, unknown>): Read | null {
  switch (parameter.kind) {
    case "root":
      return parameter.propertyName === undefined && parameter.getType === undefined ? root : null;
    case "context":
      return parameter.propertyName === undefined ? context : null;
    case "arg": {
      const { name } = parameter;
      const declared = args.find((arg) => arg.name === name);
      return declared && isLeafType(getNamedType(declared.type)) ? (_record, given) => given[name] : null;
    }
    default:
      return null;
  }
}

/** Calls a method with what it takes. */
function caller(resolver: object, method: FieldMethod, reads: readonly Read[]): GraphQLFieldResolver<unknown, unknown> {
  const [first, second] = reads;
  if (first === undefined) return () => method.call(resolver);
  // Most fields are one of these two, and a page of figures has thousands of them.
  if (first === root && reads.length === 1) return (record) => method.call(resolver, record);
  if (first === root && second === context && reads.length === 2) return (record, _args, given) => method.call(resolver, record, given);
  return (record, args, given) =>
    method.apply(
      resolver,
      reads.map((read) => read(record, args, given)),
    );
}

/**
 * Lets a schema call the resolver methods that take nothing but the record, the context, and arguments that are plain values, as they are.
 * type-graphql puts together each call's parameters by a list of what they are, and waits for each argument to be checked, which nobody
 * has asked it to do: that costs as much as most of our fields.
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  const resolvers = new Map<Note["target"], object>();
  for (const { kind, target, methodName, schemaName, getObjectType, params = [], middlewares = [], roles } of fieldResolvers) {
    const type = schema.getType(names.get(getObjectType?.() as typeof target) ?? "");
    const field = isObjectType(type) ? type.getFields()[schemaName] : undefined;
    if (field === undefined || kind !== "external" || middlewares.length > 0 || roles !== undefined) continue;
    const inOrder = params.toSorted((a, b) => a.index - b.index);
    const reads = inOrder.flatMap((parameter) => readerOf(parameter, field) ?? []);
    if (reads.length < params.length) continue;
    const resolver = resolvers.get(target) ?? (Reflect.construct(target, []) as object);
    resolvers.set(target, resolver);
    field.resolve = caller(resolver, Reflect.get(resolver, methodName) as FieldMethod, reads);
  }
}
