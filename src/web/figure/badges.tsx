import type { JSX } from "preact";
import type { ObservationStatus } from "../../client/generated/graphql.ts";
import { STATUSES } from "../wording.ts";

/** What a figure must not be quoted without, in one word each. */
export function Badges({
  figure,
}: {
  figure: { status: ObservationStatus; doubtful: boolean; period: { inferred: boolean } };
}): JSX.Element {
  const { status, doubtful, period } = figure;
  const words = [STATUSES[status], doubtful ? "Doubtful print" : null, period.inferred ? "Year inferred" : null].filter(
    (word) => word !== null,
  );
  return (
    <>
      {words.map((word) => (
        <strong key={word} class={`hub-badge ${word === "Year inferred" ? "" : "hub-badge--warn"}`}>
          {word}
        </strong>
      ))}
    </>
  );
}
