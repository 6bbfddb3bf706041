import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("Dataset", { description: "What is loaded.", simpleResolvers: true })
export class DatasetType {
  @Field(() => String, { description: "Hash of the content: the same data has the same revision on every machine." })
  revision!: string;

  @Field(() => GraphQLDateTime, { description: "When this store was built." })
  builtAt!: string;

  @Field(() => Int, { description: "Number of areas." })
  areas!: number;

  @Field(() => Int, { description: "Number of publications." })
  sources!: number;

  @Field(() => Int, { description: "Number of shared measures." })
  measures!: number;

  @Field(() => Int, { description: "Number of indicators as published." })
  indicators!: number;

  @Field(() => Int, { description: "Number of figures and statements, with missing ones." })
  observations!: number;
}
