import { useEffect } from "preact/hooks";

/** Names the view in the tab and in the history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Indicator Hub`;
  }, [title]);
}
