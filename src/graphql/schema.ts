import "reflect-metadata";
import "./enums.ts";
import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { AreaResolver } from "./area.resolver.ts";
import {
  ComparisonPairResolver,
  ComparisonResolver,
  ComparisonRowResolver,
  MeasureComparisonResolver,
  ReasonResolver,
} from "./comparison.resolver.ts";
import type { Connection } from "./connection.ts";
import { DatasetResolver } from "./dataset.resolver.ts";
import { callDirectly } from "./direct.ts";
import { IndicatorResolver } from "./indicator.resolver.ts";
import { MeasureResolver } from "./measure.resolver.ts";
import { NodeResolver } from "./node.resolver.ts";
import type { Tagged } from "./node.type.ts";
import { ObservationResolver, ProvenanceResolver } from "./observation.resolver.ts";
import { PopulationResolver } from "./population.resolver.ts";
import { ScorecardLineResolver, ScorecardResolver } from "./scorecard.resolver.ts";
import { SearchResolver } from "./search.resolver.ts";
import { SourceResolver } from "./source.resolver.ts";
import { MeasureTrajectoryResolver, PaceResolver, TrajectoryResolver } from "./trajectory.resolver.ts";

/** The executable schema of the public API. */
export function makeSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      AreaResolver,
      ComparisonPairResolver,
      ComparisonResolver,
      ComparisonRowResolver,
      DatasetResolver,
      IndicatorResolver,
      MeasureComparisonResolver,
      MeasureResolver,
      MeasureTrajectoryResolver,
      NodeResolver,
      ObservationResolver,
      PaceResolver,
      PopulationResolver,
      ProvenanceResolver,
      ReasonResolver,
      ScorecardLineResolver,
      ScorecardResolver,
      SearchResolver,
      SourceResolver,
      TrajectoryResolver,
    ],
    // Inputs are checked where they are turned into conditions, with messages of our own.
    validate: false,
  });
  // type-graphql makes the root type itself and has no place for its description.
  const query = schema.getQueryType();
  if (query) query.description = "Where every question begins.";
  sayPlainly(schema);
  callDirectly(schema);
  return schema;
}

/**
 * What compiled documents need to be said, since they call no functions that are mere properties and wait for no type:
 * a list's length runs a query of its own when it is asked for, and a record that may be of several types names its own.
 */
function sayPlainly(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = ({ __typename }: Tagged) => __typename;
    if (!isObjectType(type) || !type.name.endsWith("Connection")) continue;
    const { totalCount } = type.getFields();
    if (totalCount) totalCount.resolve = ({ totalCount: count }: Connection<unknown>) => count();
  }
}
