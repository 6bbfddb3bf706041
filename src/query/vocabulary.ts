import { type Area, AreaKind, widerAreas } from "../domain/area.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { NOT_STATED_LABEL, PERIOD_FORMS, type PeriodQuery, parsePeriodQuery } from "../domain/period.ts";
import { suggest } from "../domain/suggestion.ts";
import { InputError, quoted } from "../errors.ts";
import type { KnownNames, Reader } from "../store/reader.ts";

const NOUNS: Record<Exclude<KnownNames, "period">, string> = {
  measure: "measure",
  population: "population",
  source: "source",
  indicator: "indicator",
  indicatorCode: "indicator code",
};

/** Kinds of names that a catalogue holds. */
const IN_CATALOGUE: Partial<Record<KnownNames, keyof Catalogue>> = {
  measure: "measures",
  population: "populations",
  source: "sources",
  indicator: "indicators",
};

const byCode = new WeakMap<Catalogue, ReadonlyMap<string, Area>>();

/** Areas by their slug, GSS and DfE code in small letters; put together once for a catalogue. */
function areasByCode(catalogue: Catalogue): ReadonlyMap<string, Area> {
  let areas = byCode.get(catalogue);
  if (areas === undefined) {
    const codes = ({ slug, gssCode, dfeCode }: Area) => [slug, gssCode, dfeCode].filter((code) => code !== null);
    areas = new Map([...catalogue.areas.values()].flatMap((area) => codes(area).map((code) => [code.toLowerCase(), area])));
    byCode.set(catalogue, areas);
  }
  return areas;
}

/** Values in one list: more than there are names of most kinds, and few enough to be checked for each of a page of parents. */
export const MAX_VALUES = 500;

/** Checks names in arguments against what the store holds; each vocabulary is read at most once for a request. */
export class Vocabulary {
  private readonly lists = new Map<KnownNames, Promise<string[]>>();
  private readonly periods = new Map<string, Promise<PeriodQuery>>();
  private readonly hints = new Map<string, string>();
  private catalogue?: Promise<Catalogue>;

  constructor(
    private readonly reader: Reader,
    catalogue?: Catalogue,
  ) {
    if (catalogue) this.catalogue = Promise.resolve(catalogue);
  }

  private known(kind: KnownNames): Promise<string[]> {
    const loaded = this.lists.get(kind) ?? this.reader.known(kind);
    this.lists.set(kind, loaded);
    return loaded;
  }

  /** The names of a kind, for asking whether one is among them. */
  private async names(kind: keyof typeof NOUNS): Promise<{ has(name: string): boolean }> {
    const held = IN_CATALOGUE[kind];
    return held ? (await this.everything())[held] : new Set(await this.known(kind));
  }

  /** Everything that figures refer to, read once for a request where it is not at hand. */
  everything(): Promise<Catalogue> {
    this.catalogue ??= this.reader.catalogue();
    return this.catalogue;
  }

  /** What a refusal suggests instead; worked out once where a whole page of parents is asked with the same slip. */
  private hint(kind: string, value: string, known: readonly string[]): string {
    const signature = `${kind} ${value}`;
    const hint = this.hints.get(signature) ?? suggest(value, known);
    this.hints.set(signature, hint);
    return hint;
  }

  /** The area with this slug, GSS or DfE code. @throws InputError for an unknown one. */
  async area(argument: string, code: string): Promise<Area> {
    const catalogue = await this.everything();
    const found = areasByCode(catalogue).get(code.trim().toLowerCase());
    if (found) return found;
    const slugs = [...catalogue.areas.keys()];
    throw new InputError(
      `${argument}: no area ${quoted(code)}. Areas are named by slug, GSS code or DfE code.${this.hint("area", code, slugs)}`,
    );
  }

  /** Areas by their codes, the first unknown of which ends the work. */
  private async areasOf(argument: string, codes: readonly string[]): Promise<Area[]> {
    const areas: Area[] = [];
    for (const code of codes) areas.push(await this.area(argument, code));
    return areas;
  }

  /** Slugs of a list of areas, each once. @throws InputError for an unknown area or an empty list. */
  async areaSlugs(argument: string, codes: readonly string[]): Promise<string[]> {
    checkList(argument, codes);
    const areas = await this.areasOf(argument, codes);
    return [...new Set(areas.map(({ slug }) => slug))];
  }

  /** Areas that are compared, in the order asked for. @throws InputError for none, an unknown one, one named twice by whatever code, a locality beside a larger area, or an area beside one that it lies in. */
  async distinctAreas(argument: string, codes: readonly string[]): Promise<string[]> {
    if (codes.length === 0) throw new InputError(`${argument}: no area is named. Name at least one.`);
    notTooMany(argument, codes);
    const areas = await this.areasOf(argument, codes);
    const slugs = areas.map(({ slug }) => slug);
    const twice = codes.find((_code, index) => slugs.indexOf(slugs[index] ?? "") < index);
    if (twice !== undefined) {
      const { slug } = await this.area(argument, twice);
      throw new InputError(`${argument}: ${quoted(twice)} names ${slug}, which stands there already. Name each area once.`);
    }
    const locality = areas.find(({ kind }) => kind === AreaKind.LOCALITY);
    if (locality && areas.some(({ kind }) => kind !== AreaKind.LOCALITY)) {
      throw new InputError(
        `${argument}: ${locality.name} is a smaller place within a council and is never compared with one. Ask for it alone or beside other such places.`,
      );
    }
    await this.refuseContained(argument, areas);
    return slugs;
  }

  /** @throws InputError for an area beside one that it lies in: the wider one is a benchmark, which is never ranked. */
  private async refuseContained(argument: string, areas: readonly Area[]): Promise<void> {
    const bySlug = (await this.everything()).areas;
    const asked = new Set(areas.map(({ slug }) => slug));
    for (const area of areas) {
      const wider = widerAreas(bySlug, area.slug).find(({ slug }) => asked.has(slug));
      if (wider)
        throw new InputError(
          `${argument}: ${area.name} lies in ${wider.name}. Leave ${wider.name} out; where its figure fits, it stands among the benchmarks.`,
        );
    }
  }

  /** The key of a population. @throws InputError for an unknown one. */
  async population(argument: string, key: string): Promise<string> {
    const { populations } = await this.everything();
    if (populations.has(key)) return key;
    throw new InputError(`${argument}: no population ${quoted(key)}.${this.hint("population", key, [...populations.keys()])}`);
  }

  /** A list of names, all of them known. @throws InputError that names the first unknown one, or for an empty list. */
  async keys(argument: string, kind: keyof typeof NOUNS, keys: readonly string[]): Promise<string[]> {
    checkList(argument, keys);
    const names = await this.names(kind);
    const unknown = keys.find((key) => !names.has(key));
    if (unknown === undefined) return [...keys];
    throw new InputError(`${argument}: no ${NOUNS[kind]} ${quoted(unknown)}.${this.hint(kind, unknown, await this.known(kind))}`);
  }

  /** A period argument. @throws InputError when it is no period, or no figure of the dataset lies in it. */
  period(argument: string, text: string): Promise<PeriodQuery> {
    const signature = `${argument} ${text}`;
    const checked = this.periods.get(signature) ?? this.checkPeriod(argument, text);
    this.periods.set(signature, checked);
    return checked;
  }

  private async checkPeriod(argument: string, text: string): Promise<PeriodQuery> {
    const query = parsePeriodQuery(text.trim());
    if (query !== null && (await this.reader.hasPeriod(query))) return query;
    const hint = suggest(
      text,
      (await this.known("period")).filter((label) => label !== NOT_STATED_LABEL),
    );
    throw new InputError(
      query === null
        ? `${argument}: ${quoted(text)} is no period. Write it like one of ${PERIOD_FORMS}.${hint}`
        : `${argument}: no figure is for ${quoted(text)}.${hint}`,
    );
  }
}

/** @throws InputError for a list that is there but names nothing. */
export function notEmpty(argument: string, values: readonly unknown[]): void {
  if (values.length === 0) throw new InputError(`${argument}: the list is empty. Leave it out to ask for everything.`);
}

function notTooMany(argument: string, values: readonly unknown[]): void {
  if (values.length > MAX_VALUES)
    throw new InputError(`${argument}: ${values.length} values are too many. Give at most ${MAX_VALUES} in one list.`);
}

/** @throws InputError for a list that is there but names nothing, or too much to be checked. */
export function checkList(argument: string, values: readonly unknown[]): void {
  notEmpty(argument, values);
  notTooMany(argument, values);
}
