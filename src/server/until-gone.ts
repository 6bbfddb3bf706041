/** What comes of some work, unless nobody waits for it any more before: then the reason for that is thrown. */
export async function untilGone<T>(gone: AbortSignal, work: Promise<T>): Promise<T> {
  let leave = (): void => {};
  const ended = new Promise<never>((_resolve, reject) => {
    leave = () => reject(gone.reason);
    if (gone.aborted) leave();
    gone.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    gone.removeEventListener("abort", leave);
  }
}
