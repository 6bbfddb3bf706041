import type { ComponentChildren, JSX } from "preact";
import { HubUnreachable } from "../hub.ts";

/** Said while the first answer is on its way. */
export function Loading({ what }: { what: string }): JSX.Element {
  return (
    <p class="hub-loading" role="status">
      <span class="hub-loading__bar" aria-hidden="true" />
      Loading {what} …
    </p>
  );
}

/** Says that something could not be shown, why, and what to do now. */
export function Failure({ error, retry, children }: { error: Error; retry: () => void; children?: ComponentChildren }): JSX.Element {
  const unreachable = error instanceof HubUnreachable;
  return (
    <div class="govuk-error-summary hub-failure" role="alert">
      <h2 class="govuk-error-summary__title">{unreachable ? "The hub cannot be reached" : "The hub cannot answer this"}</h2>
      <div class="govuk-error-summary__body">
        <p>
          {unreachable ? "Your connection may be down, or the server is being restarted. Nothing you have chosen is lost." : error.message}
        </p>
        {children}
        <button type="button" class="govuk-button govuk-button--secondary hub-failure__retry" onClick={retry}>
          Try again
        </button>
      </div>
    </div>
  );
}

/** Tells a screen reader, and nobody else, what has just changed. */
export function Announcement({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <div class="govuk-visually-hidden" role="status" aria-live="polite">
      {children}
    </div>
  );
}
