import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, Query, Resolver, Root } from "type-graphql";
import { AbsenceKind } from "../domain/absence.ts";
import { barsOf } from "../domain/bars.ts";
import { type Reason, sentence } from "../domain/comparability.ts";
import type { Comparison, ComparisonPair, ComparisonRow } from "../domain/comparison.ts";
import type { Measure } from "../domain/measure.ts";
import { ObservationRole } from "../domain/observation.ts";
import { Rag, rate } from "../domain/rag.ts";
import { PeriodAlignment } from "../domain/selection.ts";
import { askComparison } from "../query/question.ts";
import { checkTolerance, DEFAULT_TOLERANCE } from "../query/tolerance.ts";
import { AreaType } from "./area.type.ts";
import { ComparisonPairType, ComparisonRowType, ComparisonType, ReasonType } from "./comparison.type.ts";
import type { Context } from "./context.ts";
import { required } from "./lookup.ts";
import { MeasureType } from "./measure.type.ts";
import { ObservationType } from "./observation.type.ts";
import { PopulationType } from "./population.type.ts";

@ArgsType()
class MeasureComparisonArgs {
  @Field(() => [String], { description: "Areas by slug, GSS or DfE code, each once; the rows come in this order." })
  areas!: string[];

  @Field(() => String, { nullable: true, description: "Key of the population. Defaults to the measure's own population." })
  population?: string | null;

  @Field(() => ObservationRole, {
    defaultValue: ObservationRole.ACTUAL,
    description: "Outturns, baselines, targets or projections; where an area has no outturn, its baseline serves.",
  })
  role!: ObservationRole;

  @Field(() => PeriodAlignment, { defaultValue: PeriodAlignment.LATEST, description: "Which period of each area is taken." })
  alignment!: PeriodAlignment;

  @Field(() => String, {
    nullable: true,
    description:
      "Restricts to figures of this period: 2013/14 is the year of the figure's own kind, 2014 the year of its kind that ends in 2014, 2014/15 Q2 a quarter, 2014-04-01/2015-03-31 whatever overlaps it. Undated figures are left out, and NO_FIGURE says so.",
  })
  period?: string | null;
}

@ArgsType()
class CompareArgs extends MeasureComparisonArgs {
  @Field(() => String, { description: "Key of the measure." })
  measure!: string;
}

@Resolver(() => ComparisonType)
export class ComparisonResolver {
  @Query(() => ComparisonType, {
    nullable: true,
    description: "Puts one measure side by side for several areas, and says how far the figures can be compared.",
  })
  async compare(@Args(() => CompareArgs) args: CompareArgs, @Ctx() context: Context) {
    return await askComparison(context, args);
  }

  @FieldResolver(() => MeasureType, { description: "What is compared." })
  measure(@Root() { measure }: Comparison) {
    return measure;
  }

  @FieldResolver(() => [ComparisonRowType], {
    description:
      "The rows with figures as a bar chart shows them: best first by the measure's polarity, highest first for a neutral one, and as they were asked for where nothing may be ranked. Hatch those whose verdict is NOT_COMPARABLE.",
  })
  bars(@Root() comparison: Comparison) {
    return barsOf(comparison);
  }

  @FieldResolver(() => PopulationType, { description: "The population that was asked for." })
  population(@Root() { population }: Comparison, @Ctx() { loaders }: Context) {
    return required(loaders.population, population);
  }
}

@Resolver(() => MeasureType)
export class MeasureComparisonResolver {
  @FieldResolver(() => ComparisonType, { nullable: true, description: "The measure side by side for several areas, as in compare." })
  async comparison(@Root() { key }: Measure, @Args(() => MeasureComparisonArgs) args: MeasureComparisonArgs, @Ctx() context: Context) {
    return await askComparison(context, { ...args, measure: key });
  }
}

@Resolver(() => ReasonType)
export class ReasonResolver {
  @FieldResolver(() => String, {
    description: "Plain English, naming the figures: 'Halton's figure is for 2013/14, Cheshire West and Chester's for 2016/17.'",
  })
  message(@Root() { clause }: Reason) {
    return sentence(clause);
  }

  @FieldResolver(() => [AreaType], { description: "The areas concerned." })
  areas(@Root() { areas }: Reason, @Ctx() { loaders }: Context) {
    return [...new Set(areas)].map((slug) => required(loaders.area, slug));
  }

  @FieldResolver(() => [ObservationType], { description: "The figures that it rests on." })
  observations(@Root() { observations }: Reason) {
    return observations;
  }
}

@Resolver(() => ComparisonPairType)
export class ComparisonPairResolver {
  @FieldResolver(() => AreaType, { description: "One area." })
  a(@Root() { a }: ComparisonPair, @Ctx() { loaders }: Context) {
    return required(loaders.area, a);
  }

  @FieldResolver(() => AreaType, { description: "The other area." })
  b(@Root() { b }: ComparisonPair, @Ctx() { loaders }: Context) {
    return required(loaders.area, b);
  }
}

@Resolver(() => ComparisonRowType)
export class ComparisonRowResolver {
  @FieldResolver(() => AreaType, { description: "The area." })
  area(@Root() { area }: ComparisonRow, @Ctx() { loaders }: Context) {
    return required(loaders.area, area);
  }

  @FieldResolver(() => ObservationType, {
    nullable: true,
    description: "Null when the area has no figure; the reason is then among the comparison's reasons.",
  })
  observation(@Root() { observation }: ComparisonRow) {
    return observation;
  }

  @FieldResolver(() => [ObservationType], { description: "The cells that say why there is no figure (tbc, awaited)." })
  missing(@Root() { missing }: ComparisonRow) {
    return missing;
  }

  @FieldResolver(() => AbsenceKind, {
    nullable: true,
    description: "Why there is no figure, as a code; the sentence stands among the reasons. Null with a figure.",
  })
  absence(@Root() { absence }: ComparisonRow) {
    return absence;
  }

  @FieldResolver(() => ObservationType, {
    nullable: true,
    description:
      "The national figure for the same measure and population, printed in the same statement or dated for an overlapping period, England's unless the source itself compares with Great Britain; null otherwise: a figure of another year never serves.",
  })
  national(@Root() { national }: ComparisonRow) {
    return national;
  }

  @FieldResolver(() => ObservationType, {
    nullable: true,
    description: "The target that applies to the observation's period, or the next one after it.",
  })
  target(@Root() { aim }: ComparisonRow) {
    return aim?.target ?? null;
  }

  @FieldResolver(() => Rag, { description: "Red, amber or green against that target." })
  async rag(
    @Root() { observation, aim }: ComparisonRow,
    @Ctx() { loaders }: Context,
    @Arg("tolerance", () => Float, { defaultValue: DEFAULT_TOLERANCE, description: "Amber band, per cent of the target." })
    tolerance: number,
  ) {
    checkTolerance(tolerance);
    if (observation === null) return Rag.NOT_RATED;
    const { polarity } = await required(loaders.measure, observation.measure);
    return rate(polarity, observation, aim, tolerance);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "True when the target's period overlaps the figure's; false when it is still to come, so that the figure is short of it, not missing it; null without a target or a date.",
  })
  targetIsDue(@Root() { aim }: ComparisonRow) {
    return aim?.due ?? null;
  }
}
