import type { JSX } from "preact";
import type { PageCompareQuery } from "../../client/generated/graphql.ts";
import { ReasonList } from "../figure/reasons.tsx";
import { VerdictTag } from "../figure/verdict.tsx";
import { counted } from "../wording.ts";

type Pair = NonNullable<PageCompareQuery["compare"]>["pairs"][number];

/** Each two councils judged alone: two can be comparable where all are not. */
export function Pairs({ pairs }: { pairs: readonly Pair[] }): JSX.Element | null {
  if (pairs.length < 2) return null;
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs" class="govuk-heading-m" tabIndex={-1}>
        Two at a time
      </h2>
      <ul class="hub-pairs">
        {pairs.map(({ a, b, verdict, reasons }) => (
          <li key={`${a.slug} ${b.slug}`} class="hub-pairs__pair">
            <p class="hub-pairs__names">
              {a.name} and {b.name}
            </p>
            <VerdictTag verdict={verdict} />
            {reasons.length > 0 && (
              <details class="govuk-details hub-details">
                <summary class="govuk-details__summary">
                  <span class="govuk-details__summary-text">
                    {counted(reasons.length, "reason")}
                    <span class="govuk-visually-hidden">
                      {" "}
                      for {a.name} and {b.name}
                    </span>
                  </span>
                </summary>
                <div class="govuk-details__text">
                  <ReasonList reasons={reasons} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
