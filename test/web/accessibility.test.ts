import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = {
  "the comparison": "/",
  "a comparison that is not fair": "/?measure=neet-16-18",
  "a comparison without figures": "/?measure=ks4-5ac-em-gap&area=halton&population=care-leavers",
  "a question that is refused": "/?measure=neet-16-18&area=haltom",
  "no council": "/?measure=neet-16-18&area=",
  "the councils": "/council",
  "a scorecard": "/council/halton?topic=KEY_STAGE_2",
  "the catalogue": "/measures?text=key+stage",
  "an empty catalogue": "/measures?text=zebra",
  "an address that is nothing": "/council/halton/more",
};
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };

describeInBrowser("accessibility", ({ open }) => {
  for (const [view, path] of Object.entries(VIEWS))
    for (const [device, size] of Object.entries(SIZES))
      it(`${view}, on a ${device}: nothing to object, and nothing wider than the window`, async () => {
        const page = await open(path, size);
        if (device === "phone")
          await page
            .locator(".hub-chooser summary")
            .click({ timeout: 500 })
            .catch(() => undefined);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      });
});
