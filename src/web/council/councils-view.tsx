import type { JSX } from "preact";
import { useTitle } from "../title.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { counted } from "../wording.ts";

/** The councils whose plans the hub holds. */
export function CouncilsView({ vocabulary: { publishers, measures } }: { vocabulary: Vocabulary }): JSX.Element {
  useTitle("Councils");
  return (
    <>
      <h1 class="govuk-heading-l">Councils</h1>
      <p class="hub-lead">
        Where a council stands on everything that it publishes: against its own targets, its peers and the nation, with lines of enquiry for
        a peer challenge.
      </p>
      <ul class="hub-cards">
        {publishers.map(({ slug, name }) => (
          <li key={slug} class="hub-card">
            <h2 class="govuk-heading-m">
              <a class="govuk-link" href={`/council/${slug}`}>
                {name}
              </a>
            </h2>
            <p>
              Figures or targets for{" "}
              {counted(measures.filter(({ publishedBy }) => publishedBy.some((council) => council.slug === slug)).length, "measure")}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
