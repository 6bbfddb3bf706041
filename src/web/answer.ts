import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** What is known of an answer: the data that came last stays in view while the next is on its way. */
export interface Answered<Data> {
  data: Data | null;
  error: Error | null;
  loading: boolean;
  /** Whether the data is the beginning of an answer of which more is on its way. */
  partial: boolean;
  retry: () => void;
}

interface State<Data> {
  /** What has been answered to the end; null while only a beginning has come. */
  key: string | null;
  data: Data | null;
  error: Error | null;
  partial: boolean;
}

/** Gives an answer, and may show its beginning before; `show` does nothing where older data is in view. */
type Load<Data> = (signal: AbortSignal, show: (beginning: Data) => void) => Promise<Data>;

/** Asks again whenever `key`, which says all that `load` depends on, changes (null asks nothing); forgets answers that come too late. */
export function useAnswer<Data>(key: string | null, load: Load<Data>): Answered<Data> {
  const [state, setState] = useState<State<Data>>({ key: null, data: null, error: null, partial: false });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const latest = useRef(load);
  latest.current = load;
  const wanted = key === null ? null : `${attempt} ${key}`;
  useEffect(() => {
    if (wanted === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const isShowable = (old: State<Data>): boolean => old.key !== wanted && (old.data === null || old.partial);
    const show = (data: Data): void =>
      signal.aborted ? undefined : setState((old) => (isShowable(old) ? { key: null, data, error: null, partial: true } : old));
    latest.current(signal, show).then(
      (data) => !signal.aborted && setState({ key: wanted, data, error: null, partial: false }),
      (error: Error) => !signal.aborted && setState({ key: wanted, data: null, error, partial: false }),
    );
    return () => controller.abort();
  }, [wanted]);
  const isCurrent = state.key === wanted;
  const { data, partial } = state;
  return { data, error: isCurrent ? state.error : null, loading: wanted !== null && !isCurrent, partial, retry };
}
