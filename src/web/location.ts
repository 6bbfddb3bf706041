import { useEffect, useState } from "preact/hooks";

/** Where the visitor is: path and search, as in the address bar. */
export interface Place {
  path: string;
  search: string;
}

/** Sent to the window when the page itself has changed the address. */
const MOVED = "hub:moved";

const here = (): Place => ({ path: window.location.pathname, search: window.location.search });

/** Changes the address without a reload; a replaced one leaves no step to go back to. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (to === window.location.pathname + window.location.search) return;
  window.history[replace ? "replaceState" : "pushState"](null, "", to);
  window.dispatchEvent(new Event(MOVED));
}

/** Addresses that the page shows itself; everything else (GraphiQL, downloads, the API) is a real request. */
const isOurs = (path: string): boolean => path === "/" || path === "/measures" || path === "/council" || path.startsWith("/council/");

/** Lets plain clicks on links within the page change the address instead of loading it anew. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.target !== "" || link.hasAttribute("download")) return;
  const url = new URL(link.href, window.location.href);
  if (url.origin !== window.location.origin || !isOurs(url.pathname) || url.hash !== "") return;
  event.preventDefault();
  navigate(url.pathname + url.search);
}

/** The place in the address bar, also after back, forward and links. */
export function useLocation(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = (): void => setPlace(here());
    window.addEventListener("popstate", update);
    window.addEventListener(MOVED, update);
    document.addEventListener("click", follow);
    return () => {
      window.removeEventListener("popstate", update);
      window.removeEventListener(MOVED, update);
      document.removeEventListener("click", follow);
    };
  }, []);
  return place;
}
