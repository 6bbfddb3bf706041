import { AreaKind } from "../../src/domain/area.ts";

/** A place of the generated package. */
export interface MadeArea {
  slug: string;
  name: string;
  kind: AreaKind;
  gss: string;
  dfe: string;
  parent: string;
}

const slugOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

const ENGLAND: MadeArea = { slug: "england", name: "England", kind: AreaKind.COUNTRY, gss: "E92000001", dfe: "", parent: "" };

const REGIONS: readonly MadeArea[] = [
  "North West",
  "North East",
  "Yorkshire and the Humber",
  "East Midlands",
  "West Midlands",
  "East of England",
  "London",
  "South East",
  "South West",
].map((name, index) => ({
  slug: slugOf(name),
  name,
  kind: AreaKind.REGION,
  gss: `E1200000${index + 1}`,
  dfe: "",
  parent: "england",
}));

const council = (name: string, gss: string, dfe: string, parent: string): MadeArea => ({
  slug: slugOf(name),
  name,
  kind: AreaKind.COUNCIL,
  gss,
  dfe,
  parent,
});

/** The councils of the hub's own data, so that the same questions can be asked of every size. */
const REAL: readonly MadeArea[] = [
  council("Halton", "E06000006", "876", "north-west"),
  council("Cheshire East", "E06000049", "895", "north-west"),
  council("Cheshire West and Chester", "E06000050", "896", "north-west"),
];

const STEMS = ["Ald", "Birch", "Cor", "Dun", "Elm", "Fern", "Gars", "Hazel", "Ing", "Kel", "Lang", "Mar", "Nor", "Oak"];
const ENDS = ["brook", "bury", "combe", "den", "field", "ford", "gate", "ham", "ley", "mere", "shire", "ton", "wick", "worth"];

/** An invented council: nobody should take a generated figure for a real one. */
function invented(index: number): MadeArea {
  const name = `${STEMS[index % STEMS.length]}${ENDS[Math.floor(index / STEMS.length) % ENDS.length]}`;
  return council(name, `E0600${1000 + index}`, String(201 + index), REGIONS[index % REGIONS.length]?.slug ?? "england");
}

/** So many councils have a name of their own. */
export const MOST_COUNCILS = REAL.length + STEMS.length * ENDS.length;

/** A country and its regions, so many councils, and so many localities in each of them: parents first. */
export function makeAreas(councils: number, localities: number): MadeArea[] {
  const all = [...REAL, ...Array.from({ length: Math.max(0, councils - REAL.length) }, (_, index) => invented(index))];
  const quarters = ["North", "Central", "South", "East", "West"].slice(0, localities);
  return [
    ENGLAND,
    ...REGIONS,
    ...all,
    ...all.flatMap(({ slug, name }) =>
      quarters.map((quarter) => ({
        slug: `${slug}-${slugOf(quarter)}`,
        name: `${name} ${quarter}`,
        kind: AreaKind.LOCALITY,
        gss: "",
        dfe: "",
        parent: slug,
      })),
    ),
  ];
}
