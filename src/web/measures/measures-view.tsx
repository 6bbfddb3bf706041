import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { PageMeasuresDocument, type Topic } from "../../client/generated/graphql.ts";
import { useAnswer } from "../answer.ts";
import { Reuse } from "../frame/reuse.tsx";
import { Select } from "../frame/select.tsx";
import { Announcement, Failure, Loading } from "../frame/waiting.tsx";
import { navigate } from "../location.ts";
import { useTitle } from "../title.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { counted, keysOf, TOPICS } from "../wording.ts";
import { type CatalogueQuestion, loadCatalogue } from "./catalogue.ts";
import type { CoveredMeasure } from "./coverage.ts";
import { CoverageKey, CoverageTable } from "./coverage-table.tsx";

/** Which measures are listed: everything that a link to the catalogue carries. */
interface CatalogueSelection {
  text: string;
  topic: Topic | null;
  /** How many councils publish it; null for any number. */
  councils: number | null;
}

function readCatalogue(search: string): CatalogueSelection {
  const given = new URLSearchParams(search);
  const councils = Number(given.get("councils") ?? Number.NaN);
  return {
    text: given.get("text") ?? "",
    topic: keysOf(TOPICS).find((topic) => topic === given.get("topic")) ?? null,
    councils: Number.isInteger(councils) && councils >= 0 ? councils : null,
  };
}

function cataloguePath({ text, topic, councils }: CatalogueSelection): string {
  const given = new URLSearchParams();
  if (text !== "") given.set("text", text);
  if (topic !== null) given.set("topic", topic);
  if (councils !== null) given.set("councils", String(councils));
  const search = given.toString();
  return `/measures${search === "" ? "" : `?${search}`}`;
}

/** The search field: the list follows while one types, and the history keeps one step for all of it. */
function Search({ selection }: { selection: CatalogueSelection }): JSX.Element {
  const [text, setText] = useState(selection.text);
  const sent = useRef(selection.text);
  useEffect(() => {
    if (selection.text !== sent.current) {
      sent.current = selection.text;
      setText(selection.text);
    }
  }, [selection.text]);
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      const isFirst = sent.current === "";
      sent.current = text.trim();
      navigate(cataloguePath({ ...selection, text: text.trim() }), { replace: !isFirst });
    }, 200);
    return () => clearTimeout(timer);
  }, [text, selection]);
  return (
    <div class="govuk-form-group hub-field hub-field--wide">
      <label class="govuk-label hub-label" for="text">
        Search measures
      </label>
      <div id="text-hint" class="govuk-hint hub-hint">
        In names, definitions and the councils' own titles.
      </div>
      <input
        id="text"
        class="govuk-input hub-input"
        type="search"
        aria-describedby="text-hint"
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
}

/** The catalogue, and what each council has for each of its measures. */
export function MeasuresView({ search, vocabulary: { publishers, measures } }: { search: string; vocabulary: Vocabulary }): JSX.Element {
  const selection = readCatalogue(search);
  const { text, topic, councils } = selection;
  const question: CatalogueQuestion = {
    areas: publishers.map(({ slug }) => slug),
    filter: {
      ...(text === "" ? {} : { text }),
      ...(topic === null ? {} : { topic: [topic] }),
      ...(councils === null ? {} : { publishedByCount: councils }),
    },
  };
  const { data, error, loading, partial, retry } = useAnswer<CoveredMeasure[]>(JSON.stringify(question), (signal, show) =>
    loadCatalogue(question, measures, signal, show),
  );
  const change = (changes: Partial<CatalogueSelection>): void => navigate(cataloguePath({ ...selection, ...changes }));
  useTitle("Measures");
  const topics = new Set(measures.map((measure) => measure.topic));
  const groups = Map.groupBy(data ?? [], (measure) => measure.topic);
  const exported = new URLSearchParams((topic === null ? [] : [["topic", topic]]).concat(publishers.map(({ slug }) => ["area", slug])));
  return (
    <>
      <h1 class="govuk-heading-l">Measures</h1>
      <p class="hub-lead">What each measure means, which council publishes it, and why there is a hole where one does not.</p>
      <form class="hub-filter hub-filter--measures" aria-label="Which measures are listed" onSubmit={(event) => event.preventDefault()}>
        <Search selection={selection} />
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
          onChange={(value) => change({ topic: keysOf(TOPICS).find((key) => key === value) ?? null })}
        />
        <Select
          id="councils"
          label="Published by"
          value={councils === null ? "" : String(councils)}
          options={[
            { value: "", text: "Any number of councils" },
            ...Array.from({ length: publishers.length }, (_, index) => publishers.length - index).map((count) => ({
              value: String(count),
              text: count === publishers.length ? `All ${count} councils` : `Exactly ${counted(count, "council")}`,
            })),
          ]}
          onChange={(value) => change({ councils: value === "" ? null : Number(value) })}
        />
      </form>
      <Announcement>{data === null || loading ? "" : `${counted(data.length, "measure")} listed`}</Announcement>
      {error !== null && <Failure error={error} retry={retry} />}
      {data === null && loading && <Loading what="the measures" />}
      {data !== null && (
        <div class={loading && !partial ? "hub-stale" : ""} aria-busy={loading}>
          <p class="hub-count">
            <strong>{counted(data.length, "measure")}</strong>
            {text !== "" && <> with “{text}”</>}
            {partial && " so far"}
          </p>
          {data.length === 0 ? (
            <p class="govuk-inset-text hub-inset">No measure has these words. Try fewer or others, or another topic.</p>
          ) : (
            <CoverageKey />
          )}
          {keysOf(TOPICS).map((key) => {
            const group = groups.get(key);
            return group === undefined ? null : <CoverageTable key={key} title={TOPICS[key]} measures={group} councils={publishers} />;
          })}
          {partial && <Loading what="more measures" />}
        </div>
      )}
      <Reuse
        path={cataloguePath(selection)}
        query={PageMeasuresDocument.toString()}
        variables={question}
        download={{ of: "observations", search: exported.toString() }}
        about={`${topic === null ? "All figures" : "All figures of this topic"} that are printed about these councils:`}
      />
    </>
  );
}
