import { type ASTNode, type DocumentNode, print, visit } from "graphql";

/** Nodes in the order of their texts. */
const sorted = <T extends ASTNode>(nodes: readonly T[]): T[] =>
  nodes
    .map((node) => [print(node), node] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, node]) => node);

/** One text for all documents that ask the same, whatever their layout and the order of their parts; only the order of an answer's keys may differ. */
export function canonicalText(document: DocumentNode): string {
  const ordered = visit(document, {
    SelectionSet: { leave: (node) => ({ ...node, selections: sorted(node.selections) }) },
    Field: { leave: (node) => ({ ...node, arguments: sorted(node.arguments ?? []), directives: sorted(node.directives ?? []) }) },
    OperationDefinition: { leave: (node) => ({ ...node, variableDefinitions: sorted(node.variableDefinitions ?? []) }) },
  });
  return sorted(ordered.definitions)
    .map((definition) => print(definition))
    .join("\n");
}
