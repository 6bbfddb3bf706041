import type { JSX } from "preact";
import type { Rag } from "../../client/generated/graphql.ts";
import { RAGS } from "../figure/rag.tsx";
import { Select } from "../frame/select.tsx";
import { navigate } from "../location.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { keysOf, TOPICS } from "../wording.ts";
import { type CardSelection, RATINGS, TOLERANCES } from "./card-selection.ts";

interface CardFilterProps {
  selection: CardSelection;
  against: readonly string[];
  vocabulary: Vocabulary;
  onChange: (changes: Partial<CardSelection>) => void;
}

interface BoxesProps<Value extends string> {
  isWide?: boolean;
  legend: string;
  name: string;
  options: readonly { value: Value; text: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}

/** A group of boxes, any number of which may be ticked. */
function Boxes<Value extends string>({ legend, name, options, chosen, onChange, isWide = false }: BoxesProps<Value>): JSX.Element {
  const toggle = (value: Value): void =>
    onChange(options.map((option) => option.value).filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one))));
  return (
    <fieldset class={`govuk-fieldset govuk-form-group hub-field ${isWide ? "hub-field--wide" : ""}`}>
      <legend class="govuk-fieldset__legend hub-label">{legend}</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small hub-boxes">
        {options.map(({ value, text }) => (
          <div key={value} class="govuk-checkboxes__item">
            <input
              id={`${name}-${value}`}
              class="govuk-checkboxes__input"
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${name}-${value}`}>
              {text}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Which council, against whom, and which of its lines. */
export function CardFilter({ selection, against, vocabulary: { publishers, others }, onChange }: CardFilterProps): JSX.Element {
  const councils = [...publishers, ...others];
  const peers = [...new Set([...publishers.map(({ slug }) => slug), ...against])].filter((slug) => slug !== selection.area);
  const nameOf = (slug: string): string => councils.find((council) => council.slug === slug)?.name ?? slug;
  return (
    <form class="hub-filter hub-filter--card" aria-label="What the scorecard shows" onSubmit={(event) => event.preventDefault()}>
      <Select
        id="council"
        label="Council"
        value={selection.area}
        options={councils.map(({ slug, name }) => ({ value: slug, text: name }))}
        onChange={(slug) => navigate(`/council/${slug}`)}
      />
      <Select
        id="topic"
        label="Topic"
        value={selection.topic ?? ""}
        options={[{ value: "", text: "All topics" }, ...keysOf(TOPICS).map((topic) => ({ value: topic, text: TOPICS[topic] }))]}
        onChange={(value) => onChange({ topic: keysOf(TOPICS).find((topic) => topic === value) ?? null })}
      />
      <Select
        id="tolerance"
        label="Amber band"
        value={String(selection.tolerance)}
        options={[...new Set([...TOLERANCES, selection.tolerance])].map((value) => ({
          value: String(value),
          text: `${value}% of the target`,
        }))}
        onChange={(value) => onChange({ tolerance: Number(value) })}
      />
      <Boxes<Rag>
        legend="Rating against target"
        name="rag"
        options={RATINGS.map((value) => ({ value, text: RAGS[value].name }))}
        chosen={selection.rag}
        onChange={(rag) => onChange({ rag })}
      />
      <Boxes
        legend="Set against"
        isWide
        name="against"
        options={peers.map((value) => ({ value, text: nameOf(value) }))}
        chosen={against}
        onChange={(chosen) => onChange({ against: chosen })}
      />
    </form>
  );
}
