/** The tags that a client holds, by its If-None-Match, compared weakly: without the mark of a weak one. */
const heldTags = (header: string | undefined): string[] => (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));

/** Whether a client holds what has this tag; `*` stands for anything. */
export function isHeld(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const held = heldTags(header);
  return held.includes("*") || held.includes(tag.replace(/^W\//, ""));
}

/** The tag among those held that says that the client has a file, compressed or not; null when it has not. `tag` stands without quotes. */
export function fileTagHeld(header: string | undefined, tag: string): string | null {
  const held = heldTags(header);
  return held.find((candidate) => candidate === `"${tag}"` || (candidate.startsWith(`"${tag}-`) && candidate.endsWith('"'))) ?? null;
}
