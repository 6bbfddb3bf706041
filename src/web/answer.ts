import { useCallback, useEffect, useRef, useState } from "preact/hooks";

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

/** Asks again whenever `key`, which says all that `load` depends on, changes (null asks nothing); forgets answers that come too late. */
export function useAnswer<Data>(key: string | null, load: (signal: AbortSignal) => Promise<Data>): Answered<Data> {
  const [state, setState] = useState<State<Data>>({ key: null, data: null, error: null });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const latest = useRef(load);
  latest.current = load;
  const wanted = key === null ? null : `${attempt} ${key}`;
  useEffect(() => {
    if (wanted === null) return;
    const controller = new AbortController();
    latest.current(controller.signal).then(
      (data) => !controller.signal.aborted && setState({ key: wanted, data, error: null }),
      (error: Error) => !controller.signal.aborted && setState({ key: wanted, data: null, error }),
    );
    return () => controller.abort();
  }, [wanted]);
  const isCurrent = state.key === wanted;
  return { data: state.data, error: isCurrent ? state.error : null, loading: wanted !== null && !isCurrent, retry };
}
