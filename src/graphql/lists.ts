import DataLoader from "dataloader";
import { ArgsType, Field } from "type-graphql";
import type { Indicator } from "../domain/indicator.ts";
import type { Measure } from "../domain/measure.ts";
import type { Observation } from "../domain/observation.ts";
import type { Vocabulary } from "../query/vocabulary.ts";
import { toIndicatorConditions, toMeasureConditions, toObservationConditions, toSort } from "../query/wish.ts";
import type { IndicatorParent, ObservationParent, Page, PageRequest, Reader } from "../store/reader.ts";
import { type Connection, PageArgs, toConnection, toPageRequest } from "./connection.ts";
import { IndicatorFilter, MeasureFilter, ObservationFilter, ObservationOrder } from "./filters.ts";

@ArgsType()
export class MeasureListArgs extends PageArgs {
  @Field(() => MeasureFilter, { nullable: true, description: "Which measures; all when left out." })
  filter?: MeasureFilter | null;
}

@ArgsType()
export class IndicatorListArgs extends PageArgs {
  @Field(() => IndicatorFilter, { nullable: true, description: "Which indicators; all when left out." })
  filter?: IndicatorFilter | null;
}

@ArgsType()
export class ObservationListArgs extends PageArgs {
  @Field(() => ObservationFilter, { nullable: true, description: "Which figures; all when left out." })
  filter?: ObservationFilter | null;

  @Field(() => [ObservationOrder], { nullable: true, description: "How to sort; in order of publication, line and place when left out." })
  orderBy?: ObservationOrder[] | null;
}

/** A list that hangs from parents: one statement brings the same page of it for all of them, one more their lengths. */
interface ListLoader<T> {
  page: PageRequest;
  pages: DataLoader<string, Page<T>>;
  counts: DataLoader<string, number>;
}

/** Lists of one request. The same list under many parents is checked and read once. */
export class Lists {
  private readonly loaders = new Map<string, Promise<ListLoader<unknown>>>();

  constructor(
    private readonly reader: Reader,
    private readonly vocabulary: Vocabulary,
  ) {}

  async measures(args: MeasureListArgs): Promise<Connection<Measure>> {
    const page = toPageRequest(args);
    const conditions = await toMeasureConditions(args.filter, this.vocabulary);
    return toConnection(await this.reader.measures(conditions, page), page, () => this.reader.countMeasures(conditions));
  }

  async indicators(args: IndicatorListArgs): Promise<Connection<Indicator>> {
    const page = toPageRequest(args);
    const conditions = await toIndicatorConditions(args.filter, this.vocabulary);
    return toConnection(await this.reader.indicators(conditions, page), page, () => this.reader.countIndicators(conditions));
  }

  async observations(args: ObservationListArgs): Promise<Connection<Observation>> {
    const page = toPageRequest(args);
    const sort = toSort(args.orderBy);
    const conditions = await toObservationConditions(args.filter, this.vocabulary);
    return toConnection(await this.reader.observations(conditions, sort, page), page, () => this.reader.countObservations(conditions));
  }

  async indicatorsOf(parent: IndicatorParent, key: string, args: IndicatorListArgs): Promise<Connection<Indicator>> {
    return await this.under(`indicators ${parent}`, key, args, async () => {
      const page = toPageRequest(args);
      const conditions = await toIndicatorConditions(args.filter, this.vocabulary);
      return {
        page,
        pages: new DataLoader((keys) => this.reader.indicatorsOf(parent, keys, conditions, page)),
        counts: new DataLoader((keys) => this.reader.countIndicatorsOf(parent, keys, conditions)),
      };
    });
  }

  async observationsOf(parent: ObservationParent, key: string, args: ObservationListArgs): Promise<Connection<Observation>> {
    return await this.under(`observations ${parent}`, key, args, async () => {
      const page = toPageRequest(args);
      const sort = toSort(args.orderBy);
      const conditions = await toObservationConditions(args.filter, this.vocabulary);
      return {
        page,
        pages: new DataLoader((keys) => this.reader.observationsOf(parent, keys, conditions, sort, page)),
        counts: new DataLoader((keys) => this.reader.countObservationsOf(parent, keys, conditions)),
      };
    });
  }

  private async under<T>(list: string, key: string, args: object, make: () => Promise<ListLoader<T>>): Promise<Connection<T>> {
    const signature = `${list} ${JSON.stringify(args)}`;
    const made = (this.loaders.get(signature) as Promise<ListLoader<T>> | undefined) ?? make();
    this.loaders.set(signature, made);
    const { page, pages, counts } = await made;
    return toConnection(await pages.load(key), page, () => counts.load(key));
  }
}
