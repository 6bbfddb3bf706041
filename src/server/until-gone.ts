/** Calls `leave` once when nobody waits any more, at once where that is so already. Returns what ends the listening. */
export function whenGone(gone: AbortSignal, leave: () => void): () => void {
  if (gone.aborted) leave();
  else gone.addEventListener("abort", leave, { once: true });
  return () => gone.removeEventListener("abort", leave);
}

/** What comes of some work, unless nobody waits for it any more before: then the reason for that is thrown. */
export async function untilGone<T>(gone: AbortSignal, work: Promise<T>): Promise<T> {
  let forget = (): void => {};
  const ended = new Promise<never>((_resolve, reject) => {
    forget = whenGone(gone, () => reject(gone.reason));
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    forget();
  }
}
