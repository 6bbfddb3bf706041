import type { JSX } from "preact";

interface SelectProps {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  hint?: string;
  onChange: (value: string) => void;
}

/** A labelled select. */
export function Select({ id, label, value, options, hint, onChange }: SelectProps): JSX.Element {
  return (
    <div class="govuk-form-group hub-field">
      <label class="govuk-label hub-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} class="govuk-hint hub-hint">
          {hint}
        </div>
      )}
      <select
        id={id}
        class="govuk-select hub-input"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
