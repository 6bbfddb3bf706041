import { InputError } from "../errors.ts";

/** Pairs of areas that one scorecard judges, over all its measures: about two seconds' work, which grows with the square of the peers. */
export const MOST_PAIRS = 25_000;

/** How many peers a scorecard of so many measures can be set against: the ten statistical neighbours of a council for 434 measures, more for fewer. */
export function mostPeers(measures: number): number {
  // Of n peers and the council itself there are n(n + 1)/2 pairs.
  return Math.floor((Math.sqrt(1 + (8 * MOST_PAIRS) / measures) - 1) / 2);
}

/** @throws InputError for more peers than the measures of the scorecard leave room for. */
export function checkPeers(measures: number, peers: number): void {
  const most = mostPeers(measures);
  if (peers > most)
    throw new InputError(`against: ${peers} peers are too many for a scorecard of ${measures} measures. Name at most ${most}.`);
}
