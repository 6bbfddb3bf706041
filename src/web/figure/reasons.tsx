import type { JSX } from "preact";
import type { Comparability, ComparabilityCode } from "../../client/generated/graphql.ts";
import { REASONS } from "../wording.ts";

/** What limits a comparison. */
export interface Reason {
  code: ComparabilityCode;
  severity: Comparability;
  message: string;
}

/** Reasons as a list, each with its kind before its sentence. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }): JSX.Element {
  return (
    <ul class="hub-reasons">
      {reasons.map(({ code, message }) => (
        <li key={message}>
          <strong>{REASONS[code]}:</strong> {message}
        </li>
      ))}
    </ul>
  );
}
