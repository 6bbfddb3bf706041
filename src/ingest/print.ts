/** Words and letters that stand for a multiplier behind a printed number. */
const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^\s?(m|mn|million)\b/i, 1e6],
  [/^\s?(bn|billion)\b/i, 1e9],
  [/^\s?(k|thousand)\b/i, 1e3],
];

/** The numbers that a printed text holds: `£1.1m` is 1,100,000 too, but `10,700m²` may be metres. */
function printedNumbers(raw: string): number[] {
  return [...raw.matchAll(/\d[\d,]*(?:\.\d+)?/g)].flatMap((match) => {
    const number = Number(match[0].replaceAll(",", ""));
    const rest = raw.slice(match.index + match[0].length);
    return [number, ...MULTIPLIERS.filter(([suffix]) => suffix.test(rest)).map(([, factor]) => number * factor)];
  });
}

/** The fractions that it holds, in per cent: `1 in 3` is 33.333. */
function printedFractions(raw: string): number[] {
  return [...raw.matchAll(/(\d+)\s?(?:in|of|out of|\/)\s?(\d+)/gi)].map(([, part, whole]) => (100 * Number(part)) / Number(whole));
}

const near = (a: number, b: number, slack: number): boolean => Math.abs(a - b) <= slack + 1e-9 * Math.abs(b);

/**
 * Whether a value is one of the numbers in a printed text, whatever its sign, or one of its fractions at the value's precision.
 * True for a text without digits, which spells its number out.
 */
export function isPrinted(raw: string, value: number, decimals: number): boolean {
  const size = Math.abs(value);
  const numbers = printedNumbers(raw);
  if (numbers.length === 0) return true;
  const slack = 0.5 * 10 ** -Math.max(0, decimals);
  return numbers.some((number) => near(number, size, 0)) || printedFractions(raw).some((fraction) => near(fraction, size, slack));
}
