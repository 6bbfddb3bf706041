import { expect, it, vi } from "vitest";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

it("nothing is told to Apollo's makers, whatever their variables in the environment ask for", async () => {
  // Heeded, the one would stop the start for want of a key, the other begin to tell of every question.
  vi.stubEnv("APOLLO_SCHEMA_REPORTING", "true");
  const { app } = await serverOf(makeCorpus({ observations: [makeObservation()] }));
  const { statusCode } = await app.inject({ method: "POST", url: "/graphql", payload: { query: "{ dataset { revision } }" } });
  expect(statusCode).toBe(200);
  vi.stubEnv("APOLLO_KEY", "service:somebody:secret");
  vi.stubEnv("APOLLO_GRAPH_REF", "somebody@current");
  const heard = vi.spyOn(console, "info");
  await serverOf(makeCorpus({ observations: [makeObservation()] }));
  expect(heard).not.toHaveBeenCalled();
});
