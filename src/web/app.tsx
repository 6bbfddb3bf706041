import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useAnswer } from "./answer.ts";
import { CompareView } from "./compare/compare-view.tsx";
import { CouncilView } from "./council/council-view.tsx";
import { CouncilsView } from "./council/councils-view.tsx";
import { Footer } from "./frame/footer.tsx";
import { Header } from "./frame/header.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { Failure, Loading } from "./frame/waiting.tsx";
import { type Place, useLocation } from "./location.ts";
import { MeasuresView } from "./measures/measures-view.tsx";
import { loadVocabulary, type Vocabulary } from "./vocabulary.ts";

/** The view for a place, with what can be chosen. */
function View({ place: { path, search }, vocabulary }: { place: Place; vocabulary: Vocabulary }): JSX.Element {
  if (path === "/") return <CompareView search={search} vocabulary={vocabulary} />;
  if (path === "/measures") return <MeasuresView search={search} vocabulary={vocabulary} />;
  if (path === "/council") return <CouncilsView vocabulary={vocabulary} />;
  const slug = /^\/council\/([^/]+)$/.exec(path)?.[1];
  if (slug !== undefined) return <CouncilView key={slug} slug={decodeURIComponent(slug)} search={search} vocabulary={vocabulary} />;
  return <NotFound what="page" />;
}

/** After a change of view, but not on arrival, the keyboard and the screen reader start at the top of the new one. */
function useFocusOnMain(path: string): { current: HTMLElement | null } {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  return main;
}

/** The whole page. */
export function App(): JSX.Element {
  const place = useLocation();
  const { data, error, retry } = useAnswer("vocabulary", loadVocabulary);
  const main = useFocusOnMain(place.path);
  return (
    <>
      <a href="#main" class="govuk-skip-link">
        Skip to main content
      </a>
      <Header path={place.path} />
      <div class="govuk-width-container">
        <main id="main" class="govuk-main-wrapper hub-main" tabIndex={-1} ref={main}>
          {data !== null && <View place={place} vocabulary={data} />}
          {data === null && <h1 class="govuk-heading-l">Indicator Hub</h1>}
          {data === null && error !== null && <Failure error={error} retry={retry} />}
          {data === null && error === null && <Loading what="the catalogue" />}
        </main>
      </div>
      <Footer dataset={data?.dataset ?? null} />
    </>
  );
}
