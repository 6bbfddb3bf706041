import type { JSX } from "preact";
import { PageScorecardDocument } from "../../client/generated/graphql.ts";
import { useAnswer } from "../answer.ts";
import { NotFound } from "../frame/not-found.tsx";
import { Reuse } from "../frame/reuse.tsx";
import { Announcement, Failure, Loading } from "../frame/waiting.tsx";
import { ask } from "../hub.ts";
import { navigate } from "../location.ts";
import { useTitle } from "../title.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { counted, TOPICS } from "../wording.ts";
import { CardFilter } from "./card-filter.tsx";
import { type CardSelection, cardPath, readCard } from "./card-selection.ts";
import { Findings } from "./finding.tsx";
import { LinesTable } from "./lines-table.tsx";
import { PackCover, PackNotes } from "./pack.tsx";
import { usePrinting } from "./printing.ts";
import { byTopic, linesOf, passes, type Scorecard } from "./scorecard.ts";
import { Tiles } from "./tiles.tsx";

interface CardProps {
  card: Scorecard;
  dataset: { revision: string; builtAt: string };
  selection: CardSelection;
}

/** The scorecard itself: lines of enquiry, strengths, then everything by topic. */
function Card({ card, dataset, selection }: CardProps): JSX.Element {
  const shown = passes(selection);
  const lines = card.lines.filter(shown);
  const enquiry = linesOf(card.linesOfEnquiry, card).filter(shown);
  const strengths = linesOf(card.strengths, card).filter(shown);
  return (
    <>
      <PackCover card={card} dataset={dataset} selection={selection} lines={lines.length} />
      <Tiles lines={lines} enquiry={enquiry.length} strengths={strengths.length} />
      <PackNotes />
      <Announcement>
        {counted(lines.length, "line")}, {counted(enquiry.length, "line")} of enquiry, {counted(strengths.length, "strength")}
      </Announcement>
      <Findings
        id="enquiry"
        title="Lines of enquiry"
        intro="Where a peer-challenge team should look first: behind its peers or the nation, short of target, a gap that widens, or a target easier than the figure it starts from. The weightiest first."
        empty="No line of enquiry among the lines shown."
        lines={enquiry}
        card={card}
      />
      <Findings
        id="strengths"
        title="Strengths"
        intro="Where the council leads its peers or the nation, meets its target or narrows a gap. The strongest first."
        empty="No strength among the lines shown."
        lines={strengths}
        card={card}
      />
      <section class="hub-lines" aria-labelledby="lines">
        <h2 id="lines" class="govuk-heading-l hub-section">
          All lines by topic
        </h2>
        {lines.length === 0 && <p class="hub-hole">No line has this topic and rating. Choose others above.</p>}
        {byTopic(lines).map(([topic, group]) => (
          <LinesTable key={topic} title={TOPICS[topic]} lines={group} card={card} />
        ))}
      </section>
    </>
  );
}

/** The view of one council. */
export function CouncilView({ slug, search, vocabulary }: { slug: string; search: string; vocabulary: Vocabulary }): JSX.Element {
  const selection = readCard(slug, search);
  const { tolerance } = selection;
  const name = vocabulary.publishers.find((council) => council.slug === slug)?.name ?? slug;
  const against = selection.against ?? vocabulary.publishers.map((council) => council.slug).filter((peer) => peer !== slug);
  const variables = { area: slug, against: [...against], tolerance };
  const { data, error, loading, retry } = useAnswer(JSON.stringify(variables), (signal) => ask(PageScorecardDocument, variables, signal));
  usePrinting();
  useTitle(name);
  if (data !== null && data.scorecard === null) return <NotFound what="council" name={slug} />;
  const exported = new URLSearchParams([
    ["area", slug],
    ...against.map((peer) => ["against", peer]),
    ["tolerance", String(tolerance)],
    ...(selection.topic === null ? [] : [["topic", selection.topic]]),
    ...selection.rag.map((rag) => ["rag", rag]),
  ]);
  return (
    <>
      <div class="hub-councilhead">
        <div>
          <p class="hub-title__topic">Scorecard</p>
          <h1 class="govuk-heading-xl hub-councilhead__name">{data?.scorecard?.area.name ?? name}</h1>
        </div>
        <button type="button" class="govuk-button hub-print" disabled={data === null} onClick={() => window.print()}>
          Print the pack
        </button>
      </div>
      <CardFilter
        selection={selection}
        against={against}
        vocabulary={vocabulary}
        onChange={(changes) => navigate(cardPath({ ...selection, ...changes }))}
      />
      {error !== null && <Failure error={error} retry={retry} />}
      {data === null && loading && <Loading what="the scorecard" />}
      {data?.scorecard && (
        <div class={loading ? "hub-stale" : ""} aria-busy={loading}>
          <Card card={data.scorecard} dataset={data.dataset} selection={selection} />
        </div>
      )}
      <Reuse
        path={cardPath(selection)}
        query={PageScorecardDocument.toString()}
        variables={variables}
        download={{ of: "scorecard", search: exported.toString() }}
      />
    </>
  );
}
