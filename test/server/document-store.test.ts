import { parse } from "graphql";
import { expect, it } from "vitest";
import { makeDocumentStore } from "../../src/server/document-store.ts";

it("keeps valid documents by their letters, comments and all", async () => {
  const store = makeDocumentStore();
  const long = parse(`{ __typename }${"#\n".repeat(33_000)}`);
  for (let index = 0; index < 10; index++) await store.set(String(index), long);
  const kept = await Promise.all(Array.from({ length: 10 }, (_, index) => store.get(String(index))));
  expect(kept.map((document) => document === long)).toEqual([...Array(7).fill(false), true, true, true]);
  expect(await store.delete("9")).toBe(true);
  expect(await store.get("9")).toBeUndefined();
  const short = parse("{ __typename }");
  for (let index = 0; index < 300; index++) await store.set(`short ${index}`, short);
  expect(await store.get("short 0")).toBeUndefined();
  expect(await store.get("short 299")).toBe(short);
});
