/** Words and letters that stand for a multiplier behind a printed number. */
const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^\s?(m|mn|million)\b/i, 1e6],
  [/^\s?(bn|billion)\b/i, 1e9],
  [/^\s?(k|thousand)\b/i, 1e3],
];

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const FRACTION = /(\d+)\s?(?:in|of|out of|\/)\s?(\d+)/gi;

const near = (a: number, b: number, slack: number): boolean => Math.abs(a - b) <= slack + 1e-9 * Math.abs(b);

/** Whether a number in a text is a size, as it stands or by the multiplier behind it: `£1.1m` is 1,100,000 too, but `10,700m²` may be metres. */
function isSize(number: number, rest: string, size: number): boolean {
  return near(number, size, 0) || MULTIPLIERS.some(([suffix, factor]) => near(number * factor, size, 0) && suffix.test(rest));
}

/** Whether a text holds a fraction that is a size in per cent, within a slack: `1 in 3` is 33.333. */
function hasFraction(raw: string, size: number, slack: number): boolean {
  return [...raw.matchAll(FRACTION)].some(([, part, whole]) => near((100 * Number(part)) / Number(whole), size, slack));
}

/**
 * Whether a value is one of the numbers in a printed text, whatever its sign, or one of its fractions at the value's precision.
 * True for a text without digits, which spells its number out.
 */
export function isPrinted(raw: string, value: number, decimals: number): boolean {
  const size = Math.abs(value);
  let anyNumber = false;
  for (const match of raw.matchAll(NUMBER)) {
    anyNumber = true;
    if (isSize(Number(match[0].replaceAll(",", "")), raw.slice(match.index + match[0].length), size)) return true;
  }
  return !anyNumber || hasFraction(raw, size, 0.5 * 10 ** -Math.max(0, decimals));
}
