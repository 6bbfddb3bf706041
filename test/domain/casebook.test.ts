import { describe, expect, it } from "vitest";
import { held, printed, publishedEnd } from "../../src/domain/casebook.ts";
import { bookOf } from "../helpers/casebook.ts";
import { makeObservation, makeSource } from "../helpers/corpus.ts";

describe("held", () => {
  it("gives the record", () => {
    expect(held(new Map([["halton", 1]]), "halton")).toBe(1);
  });

  it("throws for one that the casebook should hold and does not", () => {
    expect(() => held(new Map(), "halton")).toThrow(new TypeError("the casebook does not hold halton"));
  });
});

describe("printed", () => {
  const figure = makeObservation();

  it("is a published figure itself", () => {
    expect(printed(figure)).toEqual([figure]);
  });

  it("is both legs of a derived one", () => {
    const other = makeObservation({ line: 2 });
    expect(printed({ ...figure, provenance: null, components: [figure, other] })).toEqual([figure, other]);
  });
});

describe("publishedEnd", () => {
  it("is the last day of the publication's date", () => {
    expect(publishedEnd(bookOf([]), makeObservation())).toBe("2015-03-31");
  });

  it("is null where that is not known", () => {
    expect(publishedEnd(bookOf([], { sources: [makeSource({ published: null })] }), makeObservation())).toBeNull();
    expect(publishedEnd(bookOf([]), makeObservation({ source: "unheard-of" }))).toBeNull();
  });
});
