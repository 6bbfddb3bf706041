/**
 * An iteration that tells its end once, however that comes: after the last step, by an error, or by a consumer who has had enough. A generator
 * tells nothing where its consumer goes before the first step, since it has not begun.
 */
export class Steps<T> implements AsyncIterableIterator<T> {
  private isOver = false;

  /** `ended` is told whether the last step was reached. */
  constructor(
    private readonly step: () => Promise<IteratorResult<T, undefined>>,
    private readonly ended: (whole: boolean) => Promise<void> | void,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (this.isOver) return { done: true, value: undefined };
    try {
      const result = await this.step();
      if (result.done === true) await this.end(true);
      return result;
    } catch (error) {
      await this.end(false);
      throw error;
    }
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    await this.end(false);
    return { done: true, value: undefined };
  }

  private async end(whole: boolean): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    await this.ended(whole);
  }
}
