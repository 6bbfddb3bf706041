// Makes a data package of a given size: npx tsx bench/generate.ts --size national --out <folder>
import { parseArgs } from "node:util";
import { type Shape, writePackage } from "./generate/package.ts";

const SEED = 20260101;

/**
 * `national`: 434 measures of 170 councils over ten years, about 640,000 observations.
 * `large`: the same with four localities in every council and each measure for three ages and a half (1,475), about 10,000,000. An area prints as many
 * figures of a measure and a group as in `national`, so that what a comparison has to read stays the same while the store around it grows.
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  national: { councils: 170, localities: 0, measures: 434, share: 0.695 },
  large: { councils: 170, localities: 4, measures: 1475, share: 0.695 },
};

const { size = "", out = "" } = parseArgs({ options: { size: { type: "string" }, out: { type: "string" } } }).values;
const shape = SHAPES[size];
if (size === "publications") process.stdout.write("The publications are the hub's own data: use the folder data/.\n");
else if (shape === undefined || out === "") {
  process.stderr.write("Usage: npx tsx bench/generate.ts --size publications|national|large --out <folder>\n");
  process.exitCode = 2;
} else {
  let told = 0;
  const count = writePackage(out, shape, SEED, (done, total) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told) process.stderr.write(`${10 * tenth}% …\n`);
    told = tenth;
  });
  process.stdout.write(`${count.toLocaleString("en-GB")} observations in ${out}\n`);
}
