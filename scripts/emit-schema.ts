// Writes the public API's SDL, sorted, so that its diff is the API's diff.
import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { makeSchema } from "../src/graphql/schema.ts";

writeFileSync(new URL("../schema/schema.graphql", import.meta.url), `${printSchema(lexicographicSortSchema(makeSchema()))}\n`);
