import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";

const canReadPdf = spawnSync("pdftotext", ["-v"]).error === undefined;

describeInBrowser("the printed pack", ({ open }) => {
  it("is an A4 document with title, date, revision, citations and caveats, and without what only a screen can use", async () => {
    const page = await open("/council/halton");
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sheets = [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
    expect(sheets.length).toBeGreaterThan(10);
    for (const [, width, height] of sheets) {
      expect(Number(width)).toBeCloseTo(595, -1);
      expect(Number(height)).toBeCloseTo(842, -1);
    }
    if (!canReadPdf) return;
    const text = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, maxBuffer: 1e8 }).stdout.toString().replace(/\s+/g, " ");
    for (const said of [
      "Peer challenge pack",
      "Set against Cheshire East and Cheshire West and Chester",
      "revision ",
      "Lines of enquiry",
      "line 37; printed as",
      "Definition changed:",
      "Page 2 of",
    ])
      expect(text).toContain(said);
    for (const unwanted of ["Print the pack", "Skip to main content", "Download CSV", "Show all", "Amber band"])
      expect(text).not.toContain(unwanted);
  });

  it("shows every line of enquiry with its evidence, none of them cut in half", async () => {
    const page = await open("/council/halton");
    await page.emulateMedia({ media: "print" });
    const findings = await page.locator(".hub-finding").evaluateAll((items) =>
      items.map((item) => ({
        height: item.getBoundingClientRect().height,
        evidence: item.querySelector(".hub-evidence")?.getBoundingClientRect().height ?? 0,
        cut: getComputedStyle(item).breakInside,
      })),
    );
    expect(findings.length).toBeGreaterThan(40);
    const sheet = (297 - 34) * (96 / 25.4);
    for (const { height, evidence, cut } of findings) {
      expect(evidence).toBeGreaterThan(20);
      expect(height).toBeLessThan(sheet);
      expect(cut).toBe("avoid");
    }
    expect(await page.locator(".hub-header").isVisible()).toBe(false);
    expect(await page.locator(".hub-filter").isVisible()).toBe(false);
    expect(await page.locator(".hub-pack__name").innerText()).toBe("Halton");
  });

  it("says which of its lines a filter has left", async () => {
    const page = await open("/council/halton?topic=KEY_STAGE_2&rag=RED&rag=AMBER");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".hub-pack__facts").innerText()).toContain("only topic Key stage 2, rated red or amber");
  });
});
