import type { Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

interface Asked {
  query: string;
  variables: { first: number; filter: { topic?: string[] } };
}

const askedBy = (route: Route): Asked => route.request().postDataJSON() as Asked;

const topicsOf = (routes: readonly Route[]): string[] => routes.flatMap((route) => askedBy(route).variables.filter.topic ?? []);

/** Opens the catalogue and keeps back what it asks for, in the order in which it asks, until it has asked for every topic. */
async function holdCatalogue(page: Page): Promise<Route[]> {
  const held: Route[] = [];
  await page.route("**/graphql", (route) => {
    if (!askedBy(route).query.includes("query PageMeasures(")) return route.continue();
    held.push(route);
  });
  await page.goto(new URL("/measures", page.url()).href);
  await page.locator("#topic").waitFor();
  const topics = (await page.locator("#topic option").count()) - 1;
  await expect.poll(() => topicsOf(held).length).toBeGreaterThanOrEqual(topics);
  return held;
}

const captions = (page: Page): Promise<string[]> => page.locator("table caption").allInnerTexts();

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

  it("asks for all topics at once, a page of measures each, and shows what has come from the top on", async () => {
    const page = await open("/council");
    const held = await holdCatalogue(page);
    expect(new Set(held.map((route) => askedBy(route).variables.first))).toEqual(new Set([50]));
    const topics = topicsOf(held);
    expect(topics).toHaveLength(new Set(topics).size);

    const [first, second, third, ...rest] = held;
    if (first === undefined || second === undefined || third === undefined) throw new Error("All was asked for in two requests");
    const answered = page.waitForResponse("**/graphql");
    await third.continue();
    await answered;
    await first.continue();
    await page.locator(".hub-count", { hasText: /^\d+ measures so far$/ }).waitFor();
    expect(await page.locator("table").count()).toBe(topicsOf([first]).length);
    expect(await page.locator(".hub-loading", { hasText: "more measures" }).count()).toBe(1);
    const before = await captions(page);
    for (const route of [second, ...rest]) await route.continue();
    await settled(page);
    const after = await captions(page);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(topics.length);
    expect(await page.locator(".hub-count").innerText()).toBe(`${await page.locator(".hub-matrix__measure").count()} measures`);
  });

  it("says what is wrong where one of the requests fails, and can try again", async () => {
    const page = await open("/council");
    const held = await holdCatalogue(page);
    const [first, second, ...rest] = held.splice(0);
    await first?.continue();
    await page.locator(".hub-count", { hasText: "so far" }).waitFor();
    await second?.fulfill({ json: { errors: [{ message: "Too much at once." }] } });
    await page.locator("[role=alert]", { hasText: "Too much at once." }).waitFor();
    for (const route of rest) await route.continue();
    await page.unroute("**/graphql");
    await page.click("[role=alert] button");
    await settled(page);
    expect(await page.locator("[role=alert]").count()).toBe(0);
    expect(await page.locator(".hub-count").innerText()).toMatch(/^\d{3} measures$/);
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
