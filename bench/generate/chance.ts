/** A number from 0 up to 1 that depends on its parts alone, so that any figure can be made without those before it. */
export function chance(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part + 0x7f4a7c15), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** What a `chance` is for: two of one figure must not be the same number. */
export const Purpose = { BASE: 1, AREA: 2, TREND: 3, NOISE: 4, PRINTED: 5, ODDITY: 6, TARGET: 7, GROUP: 8, AGAIN: 9 } as const;
