// `npm run bench`: measures the hub against its limit and its peers. See docs/benchmarks.md.
import { parseArgs } from "node:util";
import { installPeers } from "./run/peers.ts";
import { endAllOnExit } from "./run/processes.ts";

const USAGE = `Usage: npm run bench -- [options]
  --quick         the publications alone, in short rounds: to try it out; keeps nothing
  --large         with ten million observations too (generated and built when missing: half an hour in all, 20 GB)
  --rows a,c      only these rows; keeps nothing
  --sizes …       only these data sets (publications, national, and with --large large); keeps nothing
  --profile       instead: where the hub's time goes on rows a, c and d, by the profiler; with --sizes national on that data
`;

const began = performance.now();
const say = (line: string): void => {
  const seconds = Math.floor((performance.now() - began) / 1000);
  process.stderr.write(`[${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}] ${line}\n`);
};

try {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      large: { type: "boolean", default: false },
      profile: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      rows: { type: "string" },
      sizes: { type: "string" },
    },
  });
  if (values.help) process.stdout.write(USAGE);
  else {
    endAllOnExit();
    await installPeers(say);
    // They ask for the peers' packages as soon as they are read.
    if (values.profile) await (await import("./run/profile.ts")).profile(values.sizes === "national" ? "national" : "publications", say);
    else
      await (await import("./run/benchmark.ts")).benchmark(
        { ...values, rows: values.rows?.split(","), sizes: values.sizes?.split(",") },
        say,
      );
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
// Whatever a failure has left running ends with the process.
process.exit();
