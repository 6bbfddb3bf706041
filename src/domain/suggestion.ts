import { closestMatch } from "leven";

/** No name is as long. A longer text is no slip of one, and to hold it against every name would take seconds. */
const LONGEST = 100;

/** ` Did you mean "x"?` for the nearest known name, or nothing when none is near. */
export function didYouMean(value: string, known: Iterable<string>): string {
  const folded = value.trim().toLowerCase();
  if (folded.length > LONGEST) return "";
  const candidates = [...known];
  const inside = candidates
    .filter((name) => folded.length > 2 && name.toLowerCase().includes(folded))
    .sort((a, b) => a.length - b.length)[0];
  const byFolded = new Map(candidates.map((name) => [name.toLowerCase(), name]));
  const closest = closestMatch(folded, [...byFolded.keys()], { maxDistance: Math.max(2, Math.ceil(folded.length / 2)) });
  const nearest = inside ?? byFolded.get(closest ?? "");
  return nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
}

/** The same, but not silent while anything is known: where no name is near, the nearest is told as such. */
export function suggest(value: string, known: Iterable<string>): string {
  const candidates = [...known];
  const near = didYouMean(value, candidates);
  if (value.length > LONGEST) return near;
  const nearest = closestMatch(value.trim().toLowerCase(), candidates);
  return near !== "" || nearest === undefined ? near : ` The nearest known one is "${nearest}".`;
}
