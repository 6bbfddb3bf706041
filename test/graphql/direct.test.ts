import "reflect-metadata";
import { graphql } from "graphql";
import {
  Arg,
  buildSchemaSync,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from "type-graphql";
import { describe, expect, it } from "vitest";
import { callDirectly } from "../../src/graphql/direct.ts";

interface Context {
  unit: string;
}

@ObjectType()
class Quantity {
  @Field(() => Int)
  value!: number;
}

@InputType()
class Rounding {
  @Field(() => Int)
  digits!: number;
}

@Resolver(() => Quantity)
class QuantityResolver {
  private readonly sign = "≈";

  @Query(() => Quantity)
  quantity(): Quantity {
    return { value: 5 };
  }

  @FieldResolver(() => String)
  kind() {
    return "a quantity";
  }

  @FieldResolver(() => String)
  about(@Root() { value }: Quantity) {
    return `${this.sign}${value}`;
  }

  @FieldResolver(() => String)
  unit(@Ctx() { unit }: Context) {
    return unit;
  }

  @FieldResolver(() => String)
  written(@Root() { value }: Quantity, @Ctx() { unit }: Context) {
    return `${value}${unit}`;
  }

  @FieldResolver(() => String)
  turned(@Ctx() { unit }: Context, @Root() { value }: Quantity) {
    return `${unit}${value}`;
  }

  @FieldResolver(() => Int)
  digit(@Root("value") value: number) {
    return value;
  }

  @FieldResolver(() => Int)
  times(@Root() { value }: Quantity, @Arg("factor", () => Int) factor: number) {
    return value * factor;
  }

  @FieldResolver(() => String)
  listed(@Arg("words", () => [String], { nullable: true }) words: string[] | null | undefined, @Root() { value }: Quantity) {
    return `${value} ${JSON.stringify(words)}`;
  }

  @FieldResolver(() => Int)
  rounded(@Root() { value }: Quantity, @Arg("by", () => Rounding) { digits }: Rounding) {
    return value * digits;
  }

  @FieldResolver(() => String)
  @UseMiddleware(async (_data, next) => `${String(await next())}!`)
  loud(@Root() { value }: Quantity) {
    return String(value);
  }
}

/** A schema, and how often type-graphql itself has looked for the resolver since. */
function schemaWith({ direct }: { direct: boolean }) {
  const calls: string[] = [];
  const resolver = new QuantityResolver();
  const schema = buildSchemaSync({
    resolvers: [QuantityResolver],
    validate: false,
    container: {
      get: (_target, { info }) => {
        calls.push(info.fieldName);
        return resolver;
      },
    },
  });
  if (direct) callDirectly(schema);
  return { schema, calls };
}

const FIELDS = `kind about unit written turned digit times(factor: 3) rounded(by: { digits: 2 }) loud
  none: listed null: listed(words: null) one: listed(words: "a") two: listed(words: ["a", "b"])`;
const ask = async (schema: ReturnType<typeof schemaWith>["schema"]) =>
  await graphql({ schema, source: `{ quantity { value ${FIELDS} } }`, contextValue: { unit: "%" } satisfies Context });

describe("resolvers that are called directly", () => {
  it("bring what they bring by type-graphql", async () => {
    const answer = await ask(schemaWith({ direct: true }).schema);
    expect(answer).toEqual(await ask(schemaWith({ direct: false }).schema));
    expect(answer.data?.["quantity"]).toEqual({
      value: 5,
      kind: "a quantity",
      about: "≈5",
      unit: "%",
      written: "5%",
      turned: "%5",
      digit: 5,
      times: 15,
      rounded: 10,
      none: "5 undefined",
      null: "5 null",
      one: '5 ["a"]',
      two: '5 ["a","b"]',
      loud: "5!",
    });
  });

  it("are those alone that take the record, the context and plain values as they are", async () => {
    const { schema, calls } = schemaWith({ direct: true });
    await ask(schema);
    // A query, a property of the record, an input object, a middleware.
    expect(calls).toEqual(["quantity", "digit", "rounded", "loud"]);
  });
});
