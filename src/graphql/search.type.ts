import { createUnionType, Field, Float, ObjectType } from "type-graphql";
import { AreaType } from "./area.type.ts";
import { IndicatorType } from "./indicator.type.ts";
import { MeasureType } from "./measure.type.ts";
import type { Tagged } from "./node.type.ts";
import { PopulationType } from "./population.type.ts";
import { SourceType } from "./source.type.ts";

export const SearchResult = createUnionType({
  name: "SearchResult",
  description: "What a search can find.",
  types: () => [MeasureType, IndicatorType, AreaType, SourceType, PopulationType] as const,
  resolveType: (value) => (value as unknown as Tagged).__typename,
});

@ObjectType({ description: "One result of a search.", simpleResolvers: true })
export class SearchHit {
  @Field(() => SearchResult, { description: "What was found." })
  result!: typeof SearchResult;

  @Field(() => Float, { description: "Higher is better. Only comparable within one search." })
  score!: number;
}
