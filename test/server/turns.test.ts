import { describe, expect, it } from "vitest";
import { Turns } from "../../src/server/turns.ts";

interface Asked {
  readonly client: string;
  readonly number: number;
}

/** "a1 b2": the first question of a, the second of b. */
const asked = (text: string): Asked[] => text.split(" ").map((one) => ({ client: one[0] ?? "", number: Number(one[1]) }));
const told = (all: readonly (Asked | undefined)[]): string => all.map((one) => (one ? one.client + one.number : "none")).join(" ");

/** What waits, and who of it comes next. */
function turnsOf(text: string, { share = 2 } = {}) {
  const turns = new Turns<Asked>(share);
  const all = asked(text);
  for (const one of all) turns.add(one);
  return { turns, all, next: (count: number) => told(Array.from({ length: count }, () => turns.next())) };
}

describe("turns", () => {
  it("come in the order of a client's questions, up to its share", () => {
    const { turns, all, next } = turnsOf("a1 a2 a3 a4");
    expect(next(3)).toBe("a1 a2 none");
    if (all[1]) turns.ended(all[1]);
    expect(next(2)).toBe("a3 none");
    expect(turns.waiting).toBe(1);
  });

  it("go round: one of each client before the second of any, however many somebody has asked before", () => {
    expect(turnsOf("a1 a2 a3 b1 b2 c1").next(6)).toBe("a1 b1 c1 a2 b2 none");
  });

  it("come first to whom the least is worked on for, then to who has had none for longest", () => {
    const { turns, all, next } = turnsOf("a1 a2 a3 b1 b2 b3");
    expect(next(4)).toBe("a1 b1 a2 b2");
    for (const one of asked("c1 d1 d2")) turns.add(one);
    if (all[0]) turns.ended(all[0]);
    expect(next(1)).toBe("c1");
    expect(next(1)).toBe("d1");
    expect(next(2)).toBe("a3 d2");
  });

  it("come round to who asks again as soon as it has been answered, before who had one since", () => {
    const { turns, next } = turnsOf("a1 a2 a3 b1", { share: 1 });
    const turn = (text: string) => {
      expect(next(1)).toBe(text);
      const [one] = asked(text);
      if (one) turns.ended(one);
    };
    turn("a1");
    turn("b1");
    turn("a2");
    for (const one of asked("c1 b2")) turns.add(one);
    turn("b2");
    turn("a3");
    turn("c1");
  });

  it("come last to who has asked nothing for a round, as to who is new: nobody is remembered for long", () => {
    const { turns, next } = turnsOf("b1 a1 a2 a3 a4");
    for (const text of ["b1", "a1", "a2", "a3"]) {
      expect(next(1)).toBe(text);
      const [one] = asked(text);
      if (one) turns.ended(one);
    }
    for (const one of asked("c1 b2")) turns.add(one);
    expect(next(3)).toBe("a4 c1 b2");
  });

  it("are lost by what leaves, once, and by nothing that has had its turn", () => {
    const { turns, all, next } = turnsOf("a1 a2 b1");
    const [first, second] = all;
    if (!first || !second) expect.fail("nothing");
    expect(turns.leave(second)).toBe(true);
    expect(turns.leave(second)).toBe(false);
    expect(next(3)).toBe("a1 b1 none");
    expect(turns.leave(first)).toBe(false);
  });

  it("are counted while they wait", () => {
    const { turns } = turnsOf("a1 a2 b1");
    turns.next();
    expect(turns.waiting).toBe(2);
  });

  it("make room by the last of whose wait most, for who then has fewer", () => {
    const { turns } = turnsOf("a1 a2 a3 b1 b2 b3 b4 b5 c1");
    expect(["a", "b", "c", "d"].map((client) => told([turns.lastFor(client)]))).toEqual(["b5", "none", "b5", "b5"]);
    // With one more a has as many as b: neither leaves for the other.
    for (const one of asked("a4")) turns.add(one);
    expect(["a", "b", "c"].map((client) => told([turns.lastFor(client)]))).toEqual(["none", "none", "b5"]);
    expect(told([turnsOf("a1 b1").turns.lastFor("c"), new Turns<Asked>(2).lastFor("a")])).toBe("none none");
  });

  it("are all lost at once, while what is worked on counts still", () => {
    const { turns, next } = turnsOf("a1 a2 a3 b1", { share: 1 });
    expect(next(1)).toBe("a1");
    expect(told(turns.clear())).toBe("b1 a2 a3");
    for (const one of asked("a4 b2")) turns.add(one);
    expect(next(2)).toBe("b2 none");
  });
});
