import type { JSX } from "preact";
import type { PageCompareQuery } from "../../client/generated/graphql.ts";
import { type Reason, ReasonList } from "../figure/reasons.tsx";
import { VERDICTS, VerdictIcon } from "../figure/verdict.tsx";
import { counted } from "../wording.ts";

type Comparison = NonNullable<PageCompareQuery["compare"]>;

const TOO_FEW = "Fewer than two of these councils have such a figure, so there is nothing to compare.";

const fatal = ({ severity }: Reason): boolean => severity === "NOT_COMPARABLE";

/** The verdict with all its reasons, where it cannot be overlooked. */
export function VerdictBanner({ comparison: { verdict, reasons, pairs, bars } }: { comparison: Comparison }): JSX.Element {
  const { name, advice } = VERDICTS[verdict];
  const severe = reasons.filter(fatal);
  const mild = reasons.filter((reason) => !fatal(reason));
  const fair = pairs.filter((pair) => pair.verdict !== "NOT_COMPARABLE");
  return (
    <section class={`hub-banner hub-banner--${verdict.toLowerCase()}`} aria-labelledby="verdict">
      <VerdictIcon verdict={verdict} />
      <div class="hub-banner__text">
        <h2 id="verdict" class="hub-banner__name">
          <span class="govuk-visually-hidden">Verdict: </span>
          {name}
        </h2>
        <p class="hub-banner__advice">{bars.length < 2 ? TOO_FEW : advice}</p>
        {verdict === "NOT_COMPARABLE" && fair.length > 0 && (
          <p>
            Taken alone, {fair.map(({ a, b }) => `${a.name} and ${b.name}`).join("; ")} can still be set side by side with care: see{" "}
            <a class="govuk-link" href="#pairs">
              two at a time
            </a>
            .
          </p>
        )}
        {severe.length > 0 && (
          <>
            <h3 class="hub-banner__kind">What rules it out</h3>
            <ReasonList reasons={severe} />
          </>
        )}
        {mild.length > 0 && severe.length === 0 && (
          <>
            <h3 class="hub-banner__kind">What to mind</h3>
            <ReasonList reasons={mild} />
          </>
        )}
        {mild.length > 0 && severe.length > 0 && (
          <details class="govuk-details hub-details">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">{counted(mild.length, "more thing")} to mind</span>
            </summary>
            <ReasonList reasons={mild} />
          </details>
        )}
      </div>
    </section>
  );
}
