import { type Area, AreaKind } from "../domain/area.ts";
import { NOT_STATED_LABEL, PERIOD_FORMS, type PeriodQuery, parsePeriodQuery } from "../domain/period.ts";
import type { Population } from "../domain/population.ts";
import { suggest } from "../domain/suggestion.ts";
import { InputError } from "../errors.ts";
import type { KnownNames, Reader } from "../store/reader.ts";

const NOUNS: Record<Exclude<KnownNames, "period">, string> = {
  measure: "measure",
  population: "population",
  source: "source",
  indicator: "indicator",
  indicatorCode: "indicator code",
};

/** Checks names in arguments against what the store holds; each vocabulary is read at most once for a request. */
export class Vocabulary {
  private readonly names = new Map<KnownNames, Promise<string[]>>();
  private areas?: Promise<Area[]>;
  private populations?: Promise<Population[]>;

  constructor(private readonly reader: Reader) {}

  private known(kind: KnownNames): Promise<string[]> {
    const loaded = this.names.get(kind) ?? this.reader.known(kind);
    this.names.set(kind, loaded);
    return loaded;
  }

  /** Every area, read once for a request. */
  allAreas(): Promise<Area[]> {
    this.areas ??= this.reader.areas();
    return this.areas;
  }

  /** Every population, read once for a request. */
  allPopulations(): Promise<Population[]> {
    this.populations ??= this.reader.populations();
    return this.populations;
  }

  /** The area with this slug, GSS or DfE code. @throws InputError for an unknown one. */
  async area(argument: string, code: string): Promise<Area> {
    const areas = await this.allAreas();
    const wanted = code.trim().toLowerCase();
    const found = areas.find((area) => [area.slug, area.gssCode, area.dfeCode].some((known) => known?.toLowerCase() === wanted));
    if (found) return found;
    const slugs = areas.map(({ slug }) => slug);
    throw new InputError(`${argument}: no area "${code}". Areas are named by slug, GSS code or DfE code.${suggest(code, slugs)}`);
  }

  /** Slugs of a list of areas, each once. @throws InputError for an unknown area or an empty list. */
  async areaSlugs(argument: string, codes: readonly string[]): Promise<string[]> {
    notEmpty(argument, codes);
    const areas = await Promise.all(codes.map((code) => this.area(argument, code)));
    return [...new Set(areas.map(({ slug }) => slug))];
  }

  /** Areas that are compared, in the order asked for. @throws InputError for none, an unknown one, one named twice by whatever code, a locality beside a larger area, or an area beside one that it lies in. */
  async distinctAreas(argument: string, codes: readonly string[]): Promise<string[]> {
    if (codes.length === 0) throw new InputError(`${argument}: no area is named. Name at least one.`);
    const areas = await Promise.all(codes.map((code) => this.area(argument, code)));
    const slugs = areas.map(({ slug }) => slug);
    const locality = areas.find(({ kind }) => kind === AreaKind.LOCALITY);
    if (locality && areas.some(({ kind }) => kind !== AreaKind.LOCALITY)) {
      throw new InputError(
        `${argument}: ${locality.name} is a smaller place within a council and is never compared with one. Ask for it alone or beside other such places.`,
      );
    }
    await this.refuseContained(argument, areas);
    const at = slugs.findIndex((slug, index) => slugs.indexOf(slug) < index);
    if (at >= 0) throw new InputError(`${argument}: "${codes[at]}" names ${slugs[at]}, which stands there already. Name each area once.`);
    return slugs;
  }

  /** @throws InputError for an area beside one that it lies in: the wider one is a benchmark, which is never ranked. */
  private async refuseContained(argument: string, areas: readonly Area[]): Promise<void> {
    const bySlug = new Map((await this.allAreas()).map((area) => [area.slug, area]));
    for (const area of areas) {
      for (let at = area.parent; at !== null; at = bySlug.get(at)?.parent ?? null) {
        const wider = areas.find(({ slug }) => slug === at);
        if (wider)
          throw new InputError(
            `${argument}: ${area.name} lies in ${wider.name}. Leave ${wider.name} out; where its figure fits, it stands among the benchmarks.`,
          );
      }
    }
  }

  /** The key of a population. @throws InputError for an unknown one. */
  async population(argument: string, key: string): Promise<string> {
    const known = (await this.allPopulations()).map((population) => population.key);
    if (known.includes(key)) return key;
    throw new InputError(`${argument}: no population "${key}".${suggest(key, known)}`);
  }

  /** A list of names, all of them known. @throws InputError that names the first unknown one, or for an empty list. */
  async keys(argument: string, kind: keyof typeof NOUNS, keys: readonly string[]): Promise<string[]> {
    notEmpty(argument, keys);
    const known = await this.known(kind);
    const set = new Set(known);
    for (const key of keys) if (!set.has(key)) throw new InputError(`${argument}: no ${NOUNS[kind]} "${key}".${suggest(key, known)}`);
    return [...keys];
  }

  /** A period argument. @throws InputError when it is no period, or no figure of the dataset lies in it. */
  async period(argument: string, text: string): Promise<PeriodQuery> {
    const query = parsePeriodQuery(text.trim());
    if (query === null)
      throw new InputError(
        `${argument}: "${text}" is no period. Write it like one of ${PERIOD_FORMS}.${suggest(
          text,
          (await this.known("period")).filter((label) => label !== NOT_STATED_LABEL),
        )}`,
      );
    if (!(await this.reader.hasPeriod(query)))
      throw new InputError(
        `${argument}: no figure is for "${text}".${suggest(
          text,
          (await this.known("period")).filter((label) => label !== NOT_STATED_LABEL),
        )}`,
      );
    return query;
  }
}

/** @throws InputError for a list that is there but names nothing. */
export function notEmpty(argument: string, values: readonly unknown[]): void {
  if (values.length === 0) throw new InputError(`${argument}: the list is empty. Leave it out to ask for everything.`);
}
