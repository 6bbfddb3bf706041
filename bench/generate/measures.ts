import { MeasureKind, Polarity, Topic } from "../../src/domain/measure.ts";
import { PeriodKind } from "../../src/domain/period.ts";
import { Unit } from "../../src/domain/unit.ts";

/** A measure of the generated package; `number` is its place among all of them, from which its figures come. */
export interface MadeMeasure {
  number: number;
  key: string;
  name: string;
  definition: string;
  topic: Topic;
  unit: Unit;
  polarity: Polarity;
  kind: MeasureKind;
  decimals: number;
  /** The level that a GAP is a difference of. */
  level: MadeMeasure | null;
  /** Whether a gap is made of it, and so its figures for two groups are printed too. */
  grouped: boolean;
  years: PeriodKind;
}

const SUBJECTS: Readonly<Record<Topic, string>> = {
  EARLY_YEARS: "good level of development, free early education, two-year check, communication skills, nursery attendance, early language",
  KEY_STAGE_1: "phonics standard, reading at seven, writing at seven, arithmetic at seven, science at seven, attendance at seven",
  KEY_STAGE_2: "expected standard at eleven, reading at eleven, writing at eleven, arithmetic at eleven, grammar, progress to eleven",
  KEY_STAGE_4:
    "strong pass in English and maths, standard pass in both, five good passes, science passes, language entries, progress to sixteen",
  POST_16: "level 2 by nineteen, level 3 by nineteen, A level passes, vocational passes, sixth-form retention, higher education entry",
  PARTICIPATION:
    "in education or training, not in education or work, apprenticeship starts, offers at sixteen, offers at seventeen, traineeships",
  INCLUSION_AND_ATTENDANCE: "persistent absence, overall absence, exclusions, suspensions, missing education, home education",
  INSPECTION: "good or outstanding schools, outstanding schools, schools causing concern, good nurseries, good childminders, good colleges",
  SAFEGUARDING: "children in need, protection plans, repeat protection plans, repeat referrals, timely assessments, timely conferences",
  CHILDREN_IN_CARE: "children in care, stable placements, distant placements, timely reviews, care leavers in work, care leavers in homes",
  EARLY_HELP: "early help plans, family support, children's centre use, closed with needs met, step-downs, troubled families",
  HEALTH: "healthy weight at five, healthy weight at eleven, breastfeeding, vaccinations, tooth decay, teenage conceptions",
  SEND: "education and health plans, timely plans, support in schools, special school places, tribunal appeals, reviewed plans",
  ECONOMY_AND_SKILLS: "employment, out-of-work benefits, degree-level skills, no qualifications, business births, business survival",
  WORKFORCE: "social worker vacancies, agency social workers, teacher vacancies, sickness absence, staff turnover, caseloads",
  PROPERTY_AND_ENVIRONMENT: "recycling, carbon emissions, energy efficient homes, empty homes, flood protection, air quality",
  FINANCE: "spending on children, spending on schools, spending on adults, reserves, council tax collected, savings delivered",
};

const ASPECTS = [
  { name: "share", unit: Unit.PERCENT, decimals: 1, text: "Share of those concerned" },
  { name: "number", unit: Unit.COUNT, decimals: 0, text: "Number of people or cases" },
  { name: "rate", unit: Unit.RATE_PER_10000, decimals: 1, text: "Cases for each ten thousand people" },
  { name: "score", unit: Unit.SCORE, decimals: 2, text: "Average score of those assessed" },
] as const;

/** Editions of every measure: one is enough for the national size, the large one needs four. */
const AGES = ["", "aged under 5", "aged 5 to 15", "aged 16 to 24"];

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("'", "")
    .replace(/[^a-z0-9]+/g, "-");

const POLARITIES = [Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.HIGHER_IS_BETTER, Polarity.NEUTRAL];
/** The topics of schools count by academic years. */
const ACADEMIC_TOPICS = 8;
const GROUPED_EVERY = 3;

/** So many measures, levels before their gaps: the same number gives the same ones, and more of them begins with these. */
export function makeMeasures(count: number): MadeMeasure[] {
  const found: MadeMeasure[] = [];
  for (const age of AGES) {
    for (const [place, topic] of Object.values(Topic).entries()) {
      const years = place < ACADEMIC_TOPICS ? PeriodKind.ACADEMIC_YEAR : PeriodKind.FINANCIAL_YEAR;
      for (const [index, subject] of SUBJECTS[topic].split(", ").entries()) {
        const polarity = POLARITIES[index % POLARITIES.length] ?? Polarity.NEUTRAL;
        for (const { name: aspect, unit, decimals, text } of ASPECTS) {
          const name = [subject, aspect, age].filter((part) => part !== "").join(", ");
          const level: MadeMeasure = {
            number: found.length,
            key: slugOf(name),
            name: `${name[0]?.toUpperCase()}${name.slice(1)}`,
            definition: `${text}: ${subject}${age === "" ? "" : ` of people ${age}`}, as a generated figure.`,
            topic,
            unit,
            polarity,
            kind: MeasureKind.LEVEL,
            decimals,
            level: null,
            grouped: unit === Unit.PERCENT && index % GROUPED_EVERY === 0,
            years,
          };
          found.push(level);
          if (level.grouped) found.push(gapOf(level, found.length));
        }
      }
    }
  }
  if (count > found.length) throw new RangeError(`${count} measures are wanted, and there are names for ${found.length}`);
  return found.slice(0, count);
}

function gapOf(level: MadeMeasure, number: number): MadeMeasure {
  return {
    ...level,
    number,
    key: `${level.key}-gap`,
    name: `Gap in ${level.name.toLowerCase()}`,
    definition: `Percentage points by which disadvantaged people are behind the others. ${level.definition}`,
    unit: Unit.PERCENTAGE_POINTS,
    polarity: level.polarity === Polarity.NEUTRAL ? Polarity.NEUTRAL : Polarity.LOWER_IS_BETTER,
    kind: MeasureKind.GAP,
    level,
    grouped: false,
  };
}
