import type { JSX } from "preact";
import type { Rag } from "../../client/generated/graphql.ts";

/** Ratings in words, best first. */
export const RAGS: Readonly<Record<Rag, { name: string; meaning: string }>> = {
  GREEN: { name: "Green", meaning: "target met or better" },
  AMBER: { name: "Amber", meaning: "short of target, within the tolerance" },
  RED: { name: "Red", meaning: "short of target by more" },
  NOT_RATED: { name: "Not rated", meaning: "no target, no figure, or not precise enough" },
};

/** A rating by word and shape (circle, triangle, square, ring) as well as colour. */
export function RagTag({ rag }: { rag: Rag }): JSX.Element {
  return (
    <span class={`hub-rag hub-rag--${rag.toLowerCase()}`}>
      <svg class="hub-rag__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {rag === "GREEN" && <circle cx="8" cy="8" r="7" />}
        {rag === "AMBER" && <path d="M8 1l7.5 14H.5z" />}
        {rag === "RED" && <path d="M1.5 1.5h13v13h-13z" />}
        {rag === "NOT_RATED" && <circle cx="8" cy="8" r="6" class="hub-rag__ring" />}
      </svg>
      {RAGS[rag].name}
    </span>
  );
}
