import { type ASTNode, type DocumentNode, Kind, print, type SelectionNode, type SelectionSetNode } from "graphql";

/** Texts in one order, whatever order they came in. */
const sorted = (texts: readonly string[], between: string): string => [...texts].sort().join(between);
const printed = (nodes: readonly ASTNode[] | undefined): string => sorted((nodes ?? []).map(print), " ");

function selectionText(selection: SelectionNode): string {
  const directives = printed(selection.directives);
  switch (selection.kind) {
    case Kind.FIELD: {
      const { alias, name, arguments: given, selectionSet } = selection;
      return `${alias ? `${alias.value}:` : ""}${name.value}(${printed(given)})${directives}${selectionSet ? setText(selectionSet) : ""}`;
    }
    case Kind.FRAGMENT_SPREAD:
      return `...${selection.name.value} ${directives}`;
    case Kind.INLINE_FRAGMENT:
      return `... on ${selection.typeCondition?.name.value ?? ""} ${directives}${setText(selection.selectionSet)}`;
  }
}

const setText = ({ selections }: SelectionSetNode): string => `{${sorted(selections.map(selectionText), ",")}}`;

/** One text for all documents that ask the same, whatever their layout and the order of their parts; only the order of an answer's keys may differ. */
export function canonicalText({ definitions }: DocumentNode): string {
  const texts = definitions.map((definition) => {
    switch (definition.kind) {
      case Kind.OPERATION_DEFINITION: {
        const { operation, name, variableDefinitions, directives, selectionSet } = definition;
        return `${operation} ${name?.value ?? ""}(${printed(variableDefinitions)})${printed(directives)}${setText(selectionSet)}`;
      }
      case Kind.FRAGMENT_DEFINITION: {
        const { name, typeCondition, directives, selectionSet } = definition;
        return `fragment ${name.value} on ${typeCondition.name.value} ${printed(directives)}${setText(selectionSet)}`;
      }
      default:
        return print(definition);
    }
  });
  return sorted(texts, "\n");
}
