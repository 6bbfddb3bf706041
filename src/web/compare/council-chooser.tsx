import type { JSX } from "preact";
import { Select } from "../frame/select.tsx";
import type { Vocabulary } from "../vocabulary.ts";

interface CouncilChooserProps {
  chosen: readonly string[];
  vocabulary: Vocabulary;
  onChange: (areas: readonly string[]) => void;
}

/** A box for each council with plans of its own or already chosen, and a list of the others. */
export function CouncilChooser({ chosen, vocabulary, onChange }: CouncilChooserProps): JSX.Element {
  const { publishers, others } = vocabulary;
  const known = new Map([...publishers, ...others].map((council) => [council.slug, council.name]));
  const boxes = [...new Set([...publishers.map(({ slug }) => slug), ...chosen])];
  const rest = others.filter(({ slug }) => !chosen.includes(slug));
  const toggle = (slug: string): void =>
    onChange(
      chosen.includes(slug) ? chosen.filter((area) => area !== slug) : boxes.filter((area) => area === slug || chosen.includes(area)),
    );
  return (
    <>
      <fieldset class="govuk-fieldset govuk-form-group hub-field">
        <legend class="govuk-fieldset__legend hub-label">Councils</legend>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {boxes.map((slug) => (
            <div key={slug} class="govuk-checkboxes__item">
              <input
                id={`area-${slug}`}
                class="govuk-checkboxes__input"
                type="checkbox"
                checked={chosen.includes(slug)}
                onChange={() => toggle(slug)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`area-${slug}`}>
                {known.get(slug) ?? slug}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {rest.length > 0 && (
        <Select
          id="other-council"
          label="Add another council"
          value=""
          options={[{ value: "", text: "Choose one" }, ...rest.map(({ slug, name }) => ({ value: slug, text: name }))]}
          onChange={(slug) => slug !== "" && onChange([...chosen, slug])}
        />
      )}
    </>
  );
}
