import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

/** What has the focus, in a few words, and whether one can see that it has. */
const focused = (page: Page): Promise<{ name: string; isVisible: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    // A box of GOV.UK Frontend lies unseen over the one that is drawn, which shows the focus in its place.
    const drawn = element.matches("[type=checkbox]")
      ? getComputedStyle(element.nextElementSibling ?? element, "::before").boxShadow
      : "none";
    const isVisible = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" || drawn !== "none";
    return { name: element.id || (element.textContent ?? "").trim().slice(0, 40), isVisible };
  });

/** Presses Tab until something has the focus, and complains when it never does. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press("Tab");
    const { name } = await focused(page);
    if (typeof wanted === "string" ? name === wanted : wanted.test(name)) return;
  }
  throw new Error(`Tab never came to ${wanted}.`);
}

describeInBrowser("by keyboard alone", ({ open, origin }) => {
  it("one skips to the content, and always sees where one is", async () => {
    const page = await open("/");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toEqual({ name: "Skip to main content", isVisible: true });
    expect(await page.locator(".govuk-skip-link").evaluate((link) => link.getBoundingClientRect().height)).toBeGreaterThan(20);
    const order: string[] = [];
    for (let step = 0; step < 22; step += 1) {
      await page.keyboard.press("Tab");
      const { name, isVisible } = await focused(page);
      expect([name, isVisible]).toEqual([name, true]);
      order.push(name);
    }
    expect(order.slice(0, 6)).toEqual(["Indicator Hub", "Compare", "Councils", "Measures", "API", "What is compared"]);
    expect(order.slice(6, 14)).toEqual([
      "topic",
      "measure",
      "population",
      "area-cheshire-east",
      "area-cheshire-west-and-chester",
      "area-halton",
      "role",
      "alignment",
    ]);
    await page.reload();
    await settled(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("one compares councils on a measure found by typing", async () => {
    const page = await open("/");
    await tabTo(page, "measure");
    await page.keyboard.type("neet 16");
    expect(await page.locator("#measure").getAttribute("aria-expanded")).toBe("true");
    const active = await page.locator("#measure").getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${active}"]`).innerText()).toContain("NEET, ages 16 to 18");
    await page.keyboard.press("Escape");
    expect(await page.inputValue("#measure")).toBe("Good level of development at age five");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("neet");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("NEET, ages 16 to 18");
    expect(await page.inputValue("#measure")).toBe("NEET, ages 16 to 18");
    await tabTo(page, "area-cheshire-west-and-chester");
    await page.keyboard.press("Space");
    await settled(page);
    expect(await page.locator(".hub-banner").innerText()).toMatch(/caution/i);
    await tabTo(page, "role");
    await page.keyboard.press("t");
    await settled(page);
    expect(page.url()).toBe(`${origin()}/?measure=neet-16-18&area=cheshire-east&area=halton&role=TARGET`);
    await tabTo(page, /^\d+ figures of/);
    await page.keyboard.press("Enter");
    expect(await page.locator(".hub-trajectory table:visible").count()).toBe(1);
    await tabTo(page, "Get the query");
    expect((await focused(page)).isVisible).toBe(true);
  });

  it("one finds a council's scorecard, filters it and unfolds its evidence", async () => {
    const page = await open("/");
    await tabTo(page, "Councils");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await tabTo(page, "Halton");
    await page.keyboard.press("Enter");
    await settled(page);
    await tabTo(page, "rag-RED");
    await page.keyboard.press("Space");
    expect(page.url()).toBe(`${origin()}/council/halton?rag=RED`);
    await page.keyboard.press("Space");
    expect(page.url()).toBe(`${origin()}/council/halton`);
    await tabTo(page, /caveats? and evidence/);
    await page.keyboard.press("Enter");
    expect(await page.locator(".hub-evidence:visible").count()).toBe(1);
    await tabTo(page, /^Show all/);
    await page.keyboard.press("Enter");
    expect(await page.locator(".hub-finding--folded").count()).toBe(0);
  });

  it("one searches the catalogue and opens a comparison from it", async () => {
    const page = await open("/measures");
    await tabTo(page, "text");
    await page.keyboard.type("progress 8 score");
    await page.waitForURL("**text=progress+8+score");
    await settled(page);
    await tabTo(page, "Progress 8 score");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("Progress 8 score");
  });
});
