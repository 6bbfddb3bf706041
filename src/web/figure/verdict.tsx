import type { JSX } from "preact";
import type { Comparability } from "../../client/generated/graphql.ts";

/** Each verdict in words, with the advice that follows from it. */
export const VERDICTS: Readonly<Record<Comparability, { name: string; advice: string }>> = {
  COMPARABLE: { name: "Comparable", advice: "Nothing known stands against comparing these figures." },
  CAUTION: { name: "Caution", advice: "Compare these figures only together with what follows." },
  NOT_COMPARABLE: { name: "Not comparable", advice: "The figures are shown, but must not be ranked or set against each other." },
};

/** The shape of each verdict: a tick in a circle, a triangle, a barred octagon. */
export function VerdictIcon({ verdict }: { verdict: Comparability }): JSX.Element {
  return (
    <svg class={`hub-icon hub-icon--${verdict.toLowerCase()}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {verdict === "COMPARABLE" && (
        <>
          <circle cx="12" cy="12" r="11" />
          <path d="M6.5 12.5l4 4 7-8.5" class="hub-icon__sign" />
        </>
      )}
      {verdict === "CAUTION" && (
        <>
          <path d="M12 1.5 23.5 22.5H.5z" />
          <path d="M12 9.5v5.2M12 18.9v.2" class="hub-icon__sign" />
        </>
      )}
      {verdict === "NOT_COMPARABLE" && (
        <>
          <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" />
          <path d="M7.5 7.5l9 9M16.5 7.5l-9 9" class="hub-icon__sign" />
        </>
      )}
    </svg>
  );
}

/** A verdict on figures, or that there are not two that could be compared. */
export function PeerSign({ verdict, figures }: { verdict: Comparability; figures: number }): JSX.Element {
  return figures < 2 ? <span class="hub-none">No second figure</span> : <VerdictTag verdict={verdict} />;
}

/** A verdict beside a row or a pair: shape and word. */
export function VerdictTag({ verdict }: { verdict: Comparability }): JSX.Element {
  return (
    <span class={`hub-sign hub-sign--${verdict.toLowerCase()}`}>
      <VerdictIcon verdict={verdict} />
      {VERDICTS[verdict].name}
    </span>
  );
}
