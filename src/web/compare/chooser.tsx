import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Topic } from "../../client/generated/graphql.ts";
import { Select } from "../frame/select.tsx";
import type { Vocabulary } from "../vocabulary.ts";
import { ALIGNMENTS, keysOf, ROLES, TOPICS } from "../wording.ts";
import { CouncilChooser } from "./council-chooser.tsx";
import { MeasureChooser } from "./measure-chooser.tsx";
import type { Group } from "./populations.tsx";
import type { Selection } from "./selection.ts";

const WIDE = "(min-width: 60em)";

interface ChooserProps {
  selection: Selection;
  vocabulary: Vocabulary;
  groups: readonly Group[];
  /** The measure's own group, where it is known. */
  own: { key: string; name: string } | null;
  onChange: (changes: Partial<Selection>) => void;
}

/** Everything that can be chosen; each choice changes the address, and so the comparison, at once. */
export function Chooser({ selection, vocabulary, groups, own, onChange }: ChooserProps): JSX.Element {
  const [topic, setTopic] = useState<Topic | null>(null);
  const [isOpen] = useState(() => window.matchMedia(WIDE).matches);
  const topics = new Set(vocabulary.measures.map((measure) => measure.topic));
  const listed = groups.some(({ key }) => key === selection.population) || selection.population === null;
  const populations = [
    { value: "", text: own === null ? "The measure's own" : `${own.name} (default)` },
    ...(listed ? [] : [{ value: selection.population ?? "", text: selection.population ?? "" }]),
    ...groups.filter(({ key }) => key !== own?.key).map(({ key, name }) => ({ value: key, text: name })),
  ];
  return (
    <details class="hub-chooser" open={isOpen}>
      <summary class="hub-chooser__summary">
        <h2 class="hub-chooser__title">What is compared</h2>
      </summary>
      <form class="hub-chooser__fields" onSubmit={(event) => event.preventDefault()}>
        <Select
          id="topic"
          label="Topic"
          value={topic ?? ""}
          options={[
            { value: "", text: "All topics" },
            ...keysOf(TOPICS)
              .filter((key) => topics.has(key))
              .map((key) => ({ value: key, text: TOPICS[key] })),
          ]}
          onChange={(value) => setTopic(keysOf(TOPICS).find((key) => key === value) ?? null)}
        />
        <MeasureChooser
          measures={vocabulary.measures}
          topic={topic}
          chosen={selection.measure}
          onChoose={(measure) => onChange({ measure, population: null, period: null })}
        />
        <Select
          id="population"
          label="Group"
          hint="Those with figures."
          value={selection.population ?? ""}
          options={populations}
          onChange={(value) => onChange({ population: value === "" ? null : value })}
        />
        <CouncilChooser chosen={selection.areas} vocabulary={vocabulary} onChange={(areas) => onChange({ areas })} />
        <Select
          id="role"
          label="Kind of figure"
          value={selection.role}
          options={keysOf(ROLES).map((value) => ({ value, text: ROLES[value] }))}
          onChange={(value) => onChange({ role: keysOf(ROLES).find((role) => role === value) ?? "ACTUAL" })}
        />
        <Select
          id="alignment"
          label="Which year of each"
          value={selection.alignment}
          options={keysOf(ALIGNMENTS).map((value) => ({ value, text: ALIGNMENTS[value].name }))}
          hint={`Takes ${ALIGNMENTS[selection.alignment].hint}.`}
          onChange={(value) => onChange({ alignment: keysOf(ALIGNMENTS).find((alignment) => alignment === value) ?? "LATEST" })}
        />
        {selection.period !== null && (
          <p class="hub-period">
            Only figures of <strong>{selection.period}</strong>.{" "}
            <button type="button" class="hub-textbutton" onClick={() => onChange({ period: null })}>
              Show any year
            </button>
          </p>
        )}
      </form>
    </details>
  );
}
