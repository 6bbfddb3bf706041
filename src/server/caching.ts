import type { FastifyReply } from "fastify";

/**
 * What an answer from the data says of being kept. The data changes a few times a year: five minutes spare the hub a class of analysts,
 * and nobody works long with what has been corrected.
 */
export const MAY_BE_KEPT = "public, max-age=300";

/** Says that an answer depends on a header, beside those on which it has been said to depend before. */
export function varyBy(reply: FastifyReply, header: string): void {
  const others = reply.getHeader("vary");
  reply.header("vary", others === undefined ? header : `${String(others)}, ${header}`);
}

/** The tags that a client holds, by its If-None-Match, compared weakly: without the mark of a weak one. */
const heldTags = (header: string | undefined): string[] => (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));

/** Whether a client holds what has this tag. `*`, for anything that there is, stands for nothing: what there is shows when the question is answered. */
export function isHeld(header: string | undefined, tag: string): boolean {
  return header !== undefined && heldTags(header).includes(tag.replace(/^W\//, ""));
}

/** What follows a file's tag as it was sent: nothing, or how it was compressed. */
const AS_SENT = /^(?:-(?:br|gzip|deflate|zstd))?"$/;

/** The tag among those held that says that the client has a file, compressed or not; null when it has not. `tag` stands without quotes. */
export function fileTagHeld(header: string | undefined, tag: string): string | null {
  const held = heldTags(header);
  return held.find((candidate) => candidate.startsWith(`"${tag}`) && AS_SENT.test(candidate.slice(tag.length + 1))) ?? null;
}
