import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

describeInBrowser("the scorecard", ({ open, origin }) => {
  it("shows lines of enquiry and strengths first, then every line by topic, each with the way to its comparison", async () => {
    const page = await open("/council/halton");
    expect(await page.locator("h1").innerText()).toBe("Halton");
    const heads = await page.locator("h2:visible").allInnerTexts();
    expect(heads.map((text) => text.replace(/\s+\d+$/, ""))).toEqual([
      "Lines of enquiry",
      "Strengths",
      "All lines by topic",
      "Take it along",
    ]);
    const first = page.locator(".hub-finding").first();
    expect(await first.innerText()).toMatch(
      /1\s*Good level of development at age five[\s\S]*Amber[\s\S]*Behind every peer[\s\S]*Halton reported 55%/,
    );
    const tables = page.locator(".hub-linestable");
    expect(await tables.count()).toBeGreaterThan(10);
    await first.locator("h3 a").click();
    await settled(page);
    expect(page.url()).toBe(`${origin()}/?measure=eyfs-gld&area=halton&area=cheshire-east&area=cheshire-west-and-chester&population=all`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("says a rating by word and shape, and counts them", async () => {
    const page = await open("/council/halton");
    const tiles = await page.locator(".hub-tile").allInnerTexts();
    expect(tiles.map((text) => text.replace(/\s+/g, " "))).toEqual([
      expect.stringMatching(/^\d+ lines of enquiry$/),
      expect.stringMatching(/^\d+ strengths$/),
      expect.stringMatching(/^\d+ Red short of target by more$/),
      expect.stringMatching(/^\d+ Amber /),
      expect.stringMatching(/^\d+ Green /),
      expect.stringMatching(/^\d+ Not rated /),
    ]);
    const shapes = await page.locator(".hub-tile .hub-rag svg").evaluateAll((icons) => icons.map((icon) => icon.innerHTML));
    expect(new Set(shapes).size).toBe(4);
  });

  it("keeps caveats apart from the summary, with the evidence", async () => {
    const page = await open("/council/halton");
    const first = page.locator(".hub-finding").first();
    expect(await first.locator(".hub-finding__summary").innerText()).not.toContain("came out in");
    await first.locator("summary").click();
    const evidence = await first.locator("details").innerText();
    for (const said of ["caveats and evidence", "Undated:", "Halton, target", "line 64", "printed as “55%”", "Cheshire East"])
      expect(evidence).toContain(said);
  });

  it("can be filtered by topic and rating, kept in the address", async () => {
    const page = await open("/council/halton");
    await page.selectOption("#topic", "KEY_STAGE_2");
    await page.check("#rag-RED");
    await page.check("#rag-AMBER");
    expect(page.url()).toBe(`${origin()}/council/halton?topic=KEY_STAGE_2&rag=RED&rag=AMBER`);
    expect(await page.locator(".hub-linestable").count()).toBe(1);
    const ratings = await page.locator(".hub-linestable .hub-rag").allInnerTexts();
    expect(ratings.length).toBeGreaterThan(2);
    expect(new Set(ratings.map((text) => text.trim())).isSubsetOf(new Set(["Red", "Amber"]))).toBe(true);
    await page.goBack();
    expect(await page.isChecked("#rag-AMBER")).toBe(false);
    await page.goto(`${origin()}/council/halton?topic=FINANCE&rag=GREEN&rag=RED`);
    await settled(page);
    expect(await page.locator(".hub-lines").innerText()).toMatch(/No line has this topic and rating|Finance/);
  });

  it("takes other peers and another amber band, and carries them into its files", async () => {
    const page = await open("/council/halton?against=cheshire-east&tolerance=0");
    const href = await page.locator(".hub-downloads a").first().getAttribute("href");
    expect(href).toBe("/export/scorecard.csv?area=halton&against=cheshire-east&tolerance=0");
    expect((await page.locator(".hub-tile").nth(3).innerText()).trim()).toMatch(/^0\s/);
    await page.uncheck("#against-cheshire-east");
    await settled(page);
    expect(page.url()).toBe(`${origin()}/council/halton?against=&tolerance=0`);
    expect(await page.locator(".hub-trigger", { hasText: "Behind every peer" }).count()).toBe(0);
  });

  it("is reached from the list of councils", async () => {
    const page = await open("/council");
    expect(await page.locator(".hub-card h2").allInnerTexts()).toEqual(["Cheshire East", "Cheshire West and Chester", "Halton"]);
    await page.locator(".hub-card a").first().click();
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("Cheshire East");
  });
});
