import { describe, expect, it } from "vitest";
import { textSheet, workbookOf } from "../../src/export/workbook.ts";
import { stopClock } from "../../src/export/zip-clock.ts";
import { unzip } from "../helpers/workbook.ts";

describe("the clock of a zip", () => {
  it("stands at the first day that a zip can tell, for every file, and leaves the files as they are", async () => {
    const zip = await workbookOf([textSheet("One", [10], [["a"], ["b"]])]);
    const before = unzip(zip);
    const times = new Set<number>();
    let at = zip.readUInt32LE(zip.length - 22 + 16);
    for (const _file of before) {
      times.add(zip.readUInt32LE(at + 12)).add(zip.readUInt32LE(zip.readUInt32LE(at + 42) + 10));
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    expect([...times]).toEqual([(1 << 21) | (1 << 16)]);
    expect(unzip(stopClock(Buffer.from(zip)))).toEqual(before);
  });

  it.each([Buffer.alloc(0), Buffer.alloc(100), Buffer.from("no zip file at all, but long enough for an end")])(
    "is not looked for in what is no zip",
    (bytes) => {
      expect(() => stopClock(bytes)).toThrow(TypeError);
    },
  );
});
