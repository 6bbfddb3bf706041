import DataLoader from "dataloader";
import type { Casebook } from "../domain/casebook.ts";
import { benchmarkAreas } from "../domain/national.ts";
import type { Reader } from "../store/reader.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Casebooks of one request: measures that are asked for together, in the same areas, are read together. `onRead` is told of each. */
export class Books {
  private readonly byAreas = new Map<string, DataLoader<string, Casebook>>();

  constructor(
    private readonly reader: Reader,
    private readonly vocabulary: Vocabulary,
    private readonly onRead: (book: Casebook) => void = () => {},
  ) {}

  /** What the rules need about a measure in some areas, and in those that they may be held against. */
  async measure(key: string, areas: readonly string[]): Promise<Casebook> {
    const signature = JSON.stringify([...areas].sort());
    const loader = this.byAreas.get(signature) ?? new DataLoader(async (keys) => Array(keys.length).fill(await this.measures(keys, areas)));
    this.byAreas.set(signature, loader);
    return await loader.load(key);
  }

  /** The same for several measures at once. */
  async measures(keys: readonly string[], areas: readonly string[]): Promise<Casebook> {
    const catalogue = await this.vocabulary.everything();
    const benchmarks = areas.flatMap((slug) => benchmarkAreas(catalogue.areas, slug));
    const about = new Set([...areas, ...benchmarks.map(({ slug }) => slug)]);
    const first = await this.reader.casebook(catalogue, keys, [...about]);
    const beyond = [...first.observations.values()]
      .flat()
      .flatMap(({ relativeTo }) => relativeTo ?? [])
      .filter((slug) => !about.has(slug));
    // A target may be relative to a place that is no region or country of its area.
    const book = beyond.length === 0 ? first : await this.reader.casebook(catalogue, keys, [...new Set([...about, ...beyond])]);
    this.onRead(book);
    return book;
  }
}
