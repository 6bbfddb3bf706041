import type { JSX } from "preact";
import type { Vocabulary } from "../vocabulary.ts";

/** What is loaded, and under which terms. */
export function Footer({ dataset }: { dataset: Vocabulary["dataset"] | null }): JSX.Element {
  return (
    <footer class="hub-footer">
      <div class="govuk-width-container">
        {dataset !== null && (
          <p>
            {dataset.observations.toLocaleString("en-GB")} figures and statements of {dataset.measures} measures, from {dataset.sources}{" "}
            publications. Data revision <code>{dataset.revision.slice(0, 12)}</code>.
          </p>
        )}
        <p>
          The figures are facts quoted from public documents of the councils. When you reuse one, cite the publication and line that stand
          beside it, and carry the verdict and its reasons along. The hub is no service of any council or of the government.
        </p>
      </div>
    </footer>
  );
}
