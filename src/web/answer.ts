import { useCallback, useEffect, useState } from "preact/hooks";

/** What is known of an answer: the data that came last stays in view while the next is on its way. */
export interface Answered<Data> {
  data: Data | null;
  error: Error | null;
  loading: boolean;
  retry: () => void;
}

interface State<Data> {
  key: string | null;
  data: Data | null;
  error: Error | null;
}

/** Asks again whenever `key` changes (null asks nothing), forgets answers that come too late. */
export function useAnswer<Data>(key: string | null, load: (signal: AbortSignal) => Promise<Data>): Answered<Data> {
  const [state, setState] = useState<State<Data>>({ key: null, data: null, error: null });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setState((before) => ({ ...before, key: null, error: null }));
    setAttempt((count) => count + 1);
  }, []);
  // The key says everything that `load` depends on.
  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    load(controller.signal).then(
      (data) => !controller.signal.aborted && setState({ key, data, error: null }),
      (error: Error) => !controller.signal.aborted && setState({ key, data: null, error }),
    );
    return () => controller.abort();
  }, [key, attempt]);
  return { data: state.data, error: state.key === key ? state.error : null, loading: key !== null && state.key !== key, retry };
}
