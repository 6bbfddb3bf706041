import type { JSX } from "preact";
import type { SourceStatus } from "../../client/generated/graphql.ts";

/** What a citation needs to know of where a figure is printed. */
export interface Printed {
  locator: string;
  line: number;
  raw: string;
  source: { title: string; publisherName: string; status: SourceStatus };
}

/** Document, section, line and the text as printed, in one sentence. */
export function Citation({ printed }: { printed: Printed }): JSX.Element {
  const { locator, line, raw, source } = printed;
  return (
    <span class="hub-citation">
      <cite>{source.title}</cite>
      {source.status === "DRAFT" && <strong class="hub-badge hub-badge--warn"> Draft</strong>}, {source.publisherName}; {locator}, line{" "}
      {line};{raw === "" ? " the cell is empty" : <> printed as {<span class="hub-raw">“{raw}”</span>}</>}
    </span>
  );
}

/** A figure that the hub has computed cites those it was computed from. */
export interface Cited {
  provenance: Printed | null;
  components: readonly { id: string; formatted: string; population: { name: string }; provenance: Printed | null }[];
}

/** Where a figure is printed, or where those are that it was computed from. */
export function Citations({ figure: { provenance, components } }: { figure: Cited }): JSX.Element {
  if (provenance !== null) return <Citation printed={provenance} />;
  return (
    <span class="hub-citation">
      Computed by the hub from{" "}
      {components.map((component, index) => (
        <span key={component.id}>
          {index > 0 && " and "}
          {component.formatted} ({component.population.name})
          {component.provenance !== null && <>: {<Citation printed={component.provenance} />}</>}
        </span>
      ))}
    </span>
  );
}
