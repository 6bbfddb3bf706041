import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from "graphql";

/** How large a document is, in what its author writes. */
export interface Extent {
  /** Levels of fields, fragments followed; introspection, whose depth graphql-js limits, counts one. */
  depth: number;
  /** Aliased fields of the largest operation, each as often as its fragment is spread. */
  aliases: number;
  directives: number;
  operations: number;
}

type Size = Pick<Extent, "depth" | "aliases">;
const NOTHING: Size = { depth: 0, aliases: 0 };

/** Introspection fields, the way into the schema's own graph. */
const INTROSPECTION = new Set(["__schema", "__type"]);

/** Measures selections; a fragment is measured once however often it is spread, and one within itself ends there. */
class Ruler {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Size>();

  constructor({ definitions }: DocumentNode) {
    this.fragments = new Map(
      definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]),
    );
  }

  private fragment(name: string): Size {
    const known = this.measured.get(name);
    if (known) return known;
    this.measured.set(name, NOTHING);
    const size = this.size(this.fragments.get(name)?.selectionSet);
    this.measured.set(name, size);
    return size;
  }

  size(set: SelectionSetNode | undefined): Size {
    let [depth, aliases] = [0, 0];
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const below = this.size(selection.selectionSet);
        depth = Math.max(depth, 1 + (INTROSPECTION.has(selection.name.value) ? 0 : below.depth));
        aliases += below.aliases + (selection.alias ? 1 : 0);
      } else {
        const part = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragment(selection.name.value) : this.size(selection.selectionSet);
        depth = Math.max(depth, part.depth);
        aliases += part.aliases;
      }
    }
    return { depth, aliases };
  }
}

/** Measures a document, valid or not. */
export function extentOf(document: DocumentNode): Extent {
  const ruler = new Ruler(document);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const sizes = operations.map(({ selectionSet }) => ruler.size(selectionSet));
  let directives = 0;
  visit(document, {
    Directive() {
      directives += 1;
    },
  });
  return {
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
    aliases: Math.max(0, ...sizes.map(({ aliases }) => aliases)),
    directives,
    operations: operations.length,
  };
}
