import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { settleMemory } from "../../src/server/memory.ts";

it("what is given to collect takes away whatever nobody holds, though it was old", async () => {
  const collect = settleMemory();
  const held = { kept: new Array<number>(1000).fill(1) };
  const lost = new WeakRef({ lost: new Array<number>(1_000_000).fill(1) });
  // A weak reference that was made or read holds until the turn ends.
  await nextTurn();
  collect();
  expect([lost.deref(), held.kept.length]).toEqual([undefined, 1000]);
});
