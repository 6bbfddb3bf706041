/** The types that can be refetched by a global id. */
export const NODE_TYPES = ["Area", "Indicator", "Measure", "Observation", "Population", "Source"] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** A global id from a type and a natural key: opaque to clients, the same in every revision. */
export function toGlobalId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`).toString("base64url");
}

/** The type and natural key behind a global id; null for anything that is no id of the hub. */
export function fromGlobalId(id: string): { type: NodeType; key: string } | null {
  const text = Buffer.from(id, "base64url").toString("utf8");
  const separator = text.indexOf(":");
  const type = NODE_TYPES.find((name) => name === text.slice(0, separator));
  const key = text.slice(separator + 1);
  return type !== undefined && toGlobalId(type, key) === id ? { type, key } : null;
}
