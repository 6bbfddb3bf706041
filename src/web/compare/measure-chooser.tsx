import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Topic } from "../../client/generated/graphql.ts";
import type { MeasureChoice } from "../vocabulary.ts";
import { counted, TOPICS } from "../wording.ts";

interface MeasureChooserProps {
  measures: readonly MeasureChoice[];
  topic: Topic | null;
  chosen: string;
  onChoose: (measure: string) => void;
}

/** Measures that hold every word, those that most councils publish first. */
export function matching(measures: readonly MeasureChoice[], topic: Topic | null, text: string): MeasureChoice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return measures
    .filter((measure) => topic === null || measure.topic === topic)
    .filter(({ name, key, topic: subject }) => {
      const said = `${name} ${key} ${TOPICS[subject]}`.toLowerCase();
      return words.every((word) => said.includes(word));
    })
    .sort((a, b) => b.publishedBy.length - a.publishedBy.length);
}

/** A combobox by the ARIA pattern: arrows move, Enter takes, Escape closes, letters narrow the list. */
export function MeasureChooser({ measures, topic, chosen, onChoose }: MeasureChooserProps): JSX.Element {
  const current = measures.find(({ key }) => key === chosen)?.name ?? chosen;
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const options = matching(measures, topic, text ?? "");
  const activeKey = isOpen ? options[active]?.key : undefined;

  useEffect(() => {
    if (activeKey !== undefined) list.current?.querySelector(`[data-key="${activeKey}"]`)?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);

  const close = (): void => {
    setOpen(false);
    setActive(-1);
    setText(null);
  };
  const take = (key: string): void => {
    close();
    if (key !== chosen) onChoose(key);
  };
  const move = (step: number): void => {
    setOpen(true);
    setActive((before) => (before < 0 && step < 0 ? options.length - 1 : (before + step + options.length) % Math.max(options.length, 1)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = options[active]?.key;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && isOpen && key !== undefined) take(key);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
  };
  return (
    <div class="govuk-form-group hub-field hub-combobox">
      <label class="govuk-label hub-label" for="measure">
        Measure
      </label>
      <div id="measure-hint" class="govuk-hint hub-hint">
        Type to search {counted(matching(measures, topic, "").length, "measure")}.
      </div>
      <input
        id="measure"
        class="govuk-input hub-input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls="measure-list"
        aria-autocomplete="list"
        aria-describedby="measure-hint"
        aria-activedescendant={activeKey === undefined ? undefined : `measure-${activeKey}`}
        value={text ?? current}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={close}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="measure-list" class="hub-combobox__list" role="listbox" aria-label="Measures" tabIndex={-1} hidden={!isOpen} ref={list}>
        {isOpen &&
          options.map(({ key, name, topic: subject, publishedBy }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus and points here
            <div
              key={key}
              id={`measure-${key}`}
              data-key={key}
              class={`hub-combobox__option ${index === active ? "hub-combobox__option--active" : ""}`}
              role="option"
              aria-selected={key === chosen}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(key)}
            >
              <span>{name}</span>
              <small>
                {TOPICS[subject]}, {publishedBy.length === 0 ? "other places" : counted(publishedBy.length, "council")}
              </small>
            </div>
          ))}
      </div>
      <div class="govuk-visually-hidden" role="status">
        {isOpen && text !== null ? `${counted(options.length, "measure")} found` : ""}
      </div>
      {isOpen && options.length === 0 && (
        <p class="hub-combobox__none">No measure has these words{topic === null ? "" : " in this topic"}.</p>
      )}
    </div>
  );
}
