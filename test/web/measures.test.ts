import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

describeInBrowser("the catalogue", ({ open, origin }) => {
  it("lists every measure with its definition, by topic", async () => {
    const page = await open("/measures");
    expect(await page.locator(".hub-count").innerText()).toMatch(/^\d{3} measures$/);
    expect(await page.locator(".hub-matrix__measure").count()).toBe(Number((await page.locator(".hub-count").innerText()).split(" ")[0]));
    expect(await page.locator("table caption").first().innerText()).toMatch(/^Early years/);
    expect(await page.locator(".hub-matrix__measure").first().innerText()).toMatch(
      /Good level of development at age five\s+Share of children/,
    );
  });

  it("gives the reason for each hole", async () => {
    const page = await open("/measures");
    const said = await page.locator(".hub-coverage").allInnerTexts();
    const holding = (pattern: RegExp): number => said.filter((text) => pattern.test(text)).length;
    for (const pattern of [
      /^Never published$/,
      /^Target only\s+\S+/,
      /Printed as tbc/,
      /Cell left blank/,
      /Printed as awaited|Printed in words/,
      /^Not for this group\s+.*only for/,
    ])
      expect([pattern, holding(pattern) > 0]).toEqual([pattern, true]);
    const empty = said.filter((text) => text.trim() === "");
    expect(empty).toEqual([]);
    const shapes = await page.locator(".hub-key--coverage svg").evaluateAll((icons) => icons.map((icon) => icon.innerHTML));
    expect(new Set(shapes).size).toBe(5);
  });

  it("searches as one types, in the API, and keeps one step of history for it", async () => {
    const page = await open("/measures");
    await page.locator("#text").pressSequentially("care leavers", { delay: 15 });
    await page.waitForURL("**/measures?text=care+leavers");
    await settled(page);
    const found = await page.locator(".hub-matrix__measure a").allInnerTexts();
    expect(found).toContain("Care leavers in education, employment or training");
    expect(found.length).toBeLessThan(15);
    expect(await page.locator("[role=status]", { hasText: "measures listed" }).count()).toBe(1);
    await page.goBack();
    await settled(page);
    expect(page.url()).toBe(`${origin()}/measures`);
    expect(await page.inputValue("#text")).toBe("");
  });

  it("narrows by topic and by number of councils, and says when nothing is left", async () => {
    const page = await open("/measures?councils=3");
    expect(await page.locator(".hub-matrix__measure").count()).toBe(3);
    await page.selectOption("#topic", "FINANCE");
    await settled(page);
    expect(await page.locator(".hub-inset").innerText()).toContain("No measure has these words");
    expect(page.url()).toBe(`${origin()}/measures?topic=FINANCE&councils=3`);
  });

  it("leads to the comparison", async () => {
    const page = await open("/measures?text=neet");
    await page.locator(".hub-matrix__measure a", { hasText: "NEET, ages 16 to 18" }).click();
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("NEET, ages 16 to 18");
  });
});
