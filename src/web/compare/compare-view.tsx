import type { JSX } from "preact";
import { PageCompareDocument, type PageCompareQuery } from "../../client/generated/graphql.ts";
import { useAnswer } from "../answer.ts";
import { VERDICTS } from "../figure/verdict.tsx";
import { NotFound } from "../frame/not-found.tsx";
import { Reuse } from "../frame/reuse.tsx";
import { Announcement, Failure, Loading } from "../frame/waiting.tsx";
import { ask } from "../hub.ts";
import { navigate } from "../location.ts";
import { useTitle } from "../title.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { counted, POLARITIES, TOPICS, UNITS } from "../wording.ts";
import { BarChart } from "./bar-chart.tsx";
import { Chooser } from "./chooser.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { Pairs } from "./pairs.tsx";
import { groupsOf, OtherGroups } from "./populations.tsx";
import { comparePath, readSelection, type Selection, searchOf } from "./selection.ts";
import { Sources } from "./sources.tsx";
import { Trajectories } from "./trajectories.tsx";
import { VerdictBanner } from "./verdict-banner.tsx";

type Comparison = NonNullable<PageCompareQuery["compare"]>;

const announced = ({ measure, verdict, rows }: Comparison): string => {
  const figures = rows.filter(({ observation }) => observation !== null).length;
  return `${measure.name}: ${VERDICTS[verdict].name}. ${counted(figures, "figure")} of ${counted(rows.length, "council")}.`;
};

/** Name and meaning of what is compared. */
function Title({ comparison: { measure, population } }: { comparison: Comparison }): JSX.Element {
  return (
    <header class="hub-title">
      <p class="hub-title__topic">{TOPICS[measure.topic]}</p>
      <h1 class="govuk-heading-l">{measure.name}</h1>
      <p class="hub-title__definition">{measure.definition}</p>
      <p class="hub-title__facts">
        {population.name} <span aria-hidden="true">·</span> {UNITS[measure.unit]} <span aria-hidden="true">·</span>{" "}
        {POLARITIES[measure.polarity]}
      </p>
    </header>
  );
}

/** Everything that is said of one comparison. */
function Result({ answer, selection, loading }: { answer: PageCompareQuery; selection: Selection; loading: boolean }): JSX.Element {
  const { compare: comparison } = answer;
  if (comparison === null) return <NotFound what="measure" name={selection.measure} />;
  return (
    <div class={loading ? "hub-stale" : ""} aria-busy={loading}>
      <Title comparison={comparison} />
      <VerdictBanner comparison={comparison} />
      {comparison.bars.length === 0 && (
        <OtherGroups groups={groupsOf(answer, selection.role)} selection={selection} asked={comparison.population} />
      )}
      <BarChart comparison={comparison} role={selection.role} />
      <ComparisonTable comparison={comparison} role={selection.role} />
      <Pairs pairs={comparison.pairs} />
      <Sources comparison={comparison} />
      <Trajectories measure={comparison.measure} areas={comparison.rows.map(({ area }) => area)} population={comparison.population.key} />
      <Reuse
        path={comparePath(selection)}
        query={PageCompareDocument.toString()}
        variables={{ ...selection }}
        download={{ of: "comparison", search: searchOf(selection) }}
      />
    </div>
  );
}

/** The view that lays councils side by side; all of its state is the search part of the address. */
export function CompareView({ search, vocabulary }: { search: string; vocabulary: Vocabulary }): JSX.Element {
  const selection = readSelection(
    search,
    vocabulary.publishers.map(({ slug }) => slug),
  );
  const path = comparePath(selection);
  const { areas, ...rest } = selection;
  const { data, error, loading, retry } = useAnswer(areas.length === 0 ? null : path, (signal) =>
    ask(PageCompareDocument, { ...rest, areas: [...areas] }, signal),
  );
  const known = vocabulary.measures.find(({ key }) => key === selection.measure);
  useTitle(known === undefined ? "Compare councils" : `Compare: ${known.name}`);
  return (
    <div class="hub-columns">
      <Chooser
        selection={selection}
        vocabulary={vocabulary}
        groups={data === null ? [] : groupsOf(data, selection.role)}
        own={selection.population === null && !loading ? (data?.compare?.population ?? null) : null}
        onChange={(changes) => navigate(comparePath({ ...selection, ...changes }))}
      />
      <div class="hub-columns__main">
        <Announcement>{loading ? "Loading the comparison" : data?.compare ? announced(data.compare) : ""}</Announcement>
        {areas.length === 0 ? (
          <div class="hub-empty">
            <h1 class="govuk-heading-l">Choose a council</h1>
            <p class="govuk-body">Nothing is compared until at least one council is ticked; two make a comparison.</p>
          </div>
        ) : (
          <>
            {data === null && <h1 class="govuk-heading-l">{known?.name ?? "Compare councils"}</h1>}
            {error !== null && <Failure error={error} retry={retry} />}
            {data === null && loading && <Loading what="the comparison" />}
            {data !== null && <Result answer={data} selection={selection} loading={loading} />}
          </>
        )}
      </div>
    </div>
  );
}
