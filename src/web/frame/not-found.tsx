import type { JSX } from "preact";
import { useTitle } from "../title.ts";

/** Says that nothing is at this address, and where to go. */
export function NotFound({ what, name }: { what: string; name?: string }): JSX.Element {
  useTitle("Not found");
  return (
    <>
      <h1 class="govuk-heading-l">There is no such {what}</h1>
      <p class="govuk-body">{name === undefined ? "Nothing is at this address." : `The hub knows no ${what} “${name}”.`}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href="/">
            Compare councils
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/measures">
            Look for a measure
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/council">
            Choose a council
          </a>
        </li>
      </ul>
    </>
  );
}
