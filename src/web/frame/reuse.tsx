import type { JSX } from "preact";
import { useState } from "preact/hooks";

const FORMATS = [
  { extension: "csv", name: "CSV" },
  { extension: "xlsx", name: "Excel" },
  { extension: "json", name: "JSON-stat" },
];

/** The address at which GraphiQL opens with a query and its variables. */
function graphiqlPath(query: string, variables: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(variables).filter(([, value]) => value !== null);
  return `/graphiql/?${new URLSearchParams({ query: query.trim(), variables: JSON.stringify(Object.fromEntries(given), null, 2) })}`;
}

/** Links to the three files of a view. */
function Downloads({ of, search }: ReuseProps["download"]): JSX.Element {
  return (
    <ul class="hub-downloads">
      {FORMATS.map(({ extension, name }) => (
        <li key={extension}>
          <a class="govuk-link" href={`/export/${of}.${extension}?${search}`} download>
            Download {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The address of a view, to be copied. */
function Permalink({ path }: { path: string }): JSX.Element {
  const [copied, setCopied] = useState<string | null>(null);
  const url = new URL(path, window.location.origin).href;
  const copy = (): void => {
    navigator.clipboard.writeText(url).then(
      () => setCopied(path),
      () => setCopied(null),
    );
  };
  return (
    <p class="hub-permalink">
      <a class="govuk-link" href={path}>
        Link to this view
      </a>
      {window.isSecureContext && (
        <button type="button" class="govuk-button govuk-button--secondary hub-smallbutton" onClick={copy}>
          Copy link
        </button>
      )}
      <span role="status">{copied === path ? "Copied." : ""}</span>
    </p>
  );
}

interface ReuseProps {
  /** Address of the view. */
  path: string;
  query: string;
  variables: Readonly<Record<string, unknown>>;
  download: { of: "comparison" | "scorecard" | "observations"; search: string };
  /** What the files hold, where that is not plain from the view. */
  about?: string;
}

/** How to take a view along: link, query, files. */
export function Reuse({ path, query, variables, download, about }: ReuseProps): JSX.Element {
  return (
    <section class="hub-reuse" aria-labelledby="reuse">
      <h2 id="reuse" class="govuk-heading-m">
        Take it along
      </h2>
      <Permalink path={path} />
      <p>
        <a class="govuk-link" href={graphiqlPath(query, variables)}>
          Get the query
        </a>{" "}
        behind this view, in GraphiQL
      </p>
      {about !== undefined && <p>{about}</p>}
      <Downloads of={download.of} search={download.search} />
    </section>
  );
}
