// Writes data/datapackage.json from the table schemas in the code, so that the two cannot drift apart (a test compares them).
import { readdirSync, writeFileSync } from "node:fs";
import { describePackage } from "../src/ingest/descriptor.ts";

const folder = new URL("../data/", import.meta.url);
const sources = readdirSync(new URL("observations/", folder))
  .filter((name) => name.endsWith(".csv"))
  .map((name) => name.replace(/\.csv$/, ""))
  .sort();
writeFileSync(new URL("datapackage.json", folder), `${JSON.stringify(describePackage(sources), null, 2)}\n`);
