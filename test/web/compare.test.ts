import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

const NEET = "/?measure=neet-16-18&area=halton&area=cheshire-east&area=cheshire-west-and-chester";

describeInBrowser("the comparison", ({ open, origin, complaints }) => {
  it("opens on a comparison, without a choice having been made", async () => {
    const page = await open("/");
    expect(await page.title()).toBe("Compare: Good level of development at age five – Indicator Hub");
    expect(await page.locator("h1").innerText()).toBe("Good level of development at age five");
    expect(await page.locator(".hub-banner").innerText()).toMatch(/^Verdict: \n?CAUTION/i);
    expect(await page.locator(".hub-chart svg rect[fill^='#']").count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator("table tbody tr").first().innerText()).toContain("Cheshire East");
  });

  it("hatches what cannot be compared, says so in words, and gives the verdict with what rules it out", async () => {
    const page = await open(NEET);
    const banner = page.locator(".hub-banner");
    expect(await banner.innerText()).toMatch(/not comparable/i);
    expect(await banner.innerText()).toContain("must not be ranked");
    expect(await banner.innerText()).toContain("The definition changed on 2016-09-01");
    expect(await banner.locator("svg").count()).toBe(1);
    const top = await banner.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeLessThan(400);
    expect(await page.locator(".hub-chart rect[fill='url(#not-comparable)']").count()).toBe(1);
    expect(await page.locator(".hub-chart pattern#not-comparable").count()).toBe(1);
    expect(await page.locator(".hub-chart svg").innerHTML()).toContain("Cannot be compared");
    const label = await page.locator(".hub-chart [role=img]").getAttribute("aria-label");
    expect(label).toContain("Cheshire West and Chester 2.6% (✕ Cannot be compared, 2017/18, target 2.7%, still to come)");
    expect(await page.locator(".hub-key").first().innerText()).toContain("Hatched: cannot be compared with the others");
    expect(await page.locator("section[aria-labelledby=table] tbody").innerText()).not.toMatch(/\bRank\b/);
  });

  it("shows each pair, each figure's citation and each council over time", async () => {
    const page = await open(NEET);
    expect(await page.locator(".hub-pairs__pair").allInnerTexts()).toEqual([
      expect.stringMatching(/Halton and Cheshire East\s+Caution/),
      expect.stringMatching(/Halton and Cheshire West and Chester\s+Not comparable/),
      expect.stringMatching(/Cheshire East and Cheshire West and Chester\s+Not comparable/),
    ]);
    const halton = await page.locator(".hub-sources").first().innerText();
    for (const said of [
      "6.2%",
      "Draft Business Plan 2016-19, People & Economy",
      "Draft",
      "PED02 Linked Indicators, line 37",
      "printed as “6.2%”",
      "PE009",
    ])
      expect(halton).toContain(said);
    expect(await page.locator(".hub-trajectory svg").count()).toBe(3);
    expect(await page.locator(".hub-trajectory").first().innerText()).toContain("Definition changed on 2016-09-01");
    await page.locator(".hub-trajectory summary").first().click();
    expect(await page.locator(".hub-trajectory table tbody tr").first().innerText()).toContain("6.2%");
  });

  it("draws the nation as a line and targets as markers", async () => {
    const page = await open("/?measure=eyfs-gld&area=cheshire-east&area=halton");
    const label = await page.locator(".hub-chart [role=img]").getAttribute("aria-label");
    expect(label).toContain("Cheshire East 62% (2013/14, target 70%, still to come, England 60%)");
    expect(await page.locator(".hub-chart [stroke='#b35900'] line, .hub-chart line[stroke='#b35900']").count()).toBe(1);
    expect(await page.locator(".hub-chart .hub-key").innerText()).toMatch(/National figure[\s\S]*target/);
  });

  it("says where a council has no figure, and which groups there are figures for", async () => {
    const page = await open("/?measure=ks4-5ac-em-gap&area=cheshire-west-and-chester&area=halton");
    expect(await page.locator("section[aria-labelledby=table]").innerText()).toContain(
      "Cheshire West and Chester publishes nothing on this measure.",
    );
    await page.goto(`${origin()}/?measure=ks4-5ac-em-gap&area=halton&population=care-leavers`);
    await settled(page);
    expect(await page.locator(".hub-inset").innerText()).toContain("There are figures for:");
    await page.locator(".hub-inset a").first().click();
    await settled(page);
    expect(await page.locator(".hub-figure--main").count()).toBe(1);
  });

  it("keeps all of its state in the address, through reload, back and forward", async () => {
    const page = await open(NEET);
    await page.selectOption("#alignment", "COMMON");
    await settled(page);
    expect(page.url()).toBe(`${origin()}${NEET}&alignment=COMMON`);
    await page.uncheck("#area-halton");
    await settled(page);
    const last = `${origin()}/?measure=neet-16-18&area=cheshire-east&area=cheshire-west-and-chester&alignment=COMMON`;
    expect(page.url()).toBe(last);
    expect(await page.locator("section[aria-labelledby=table] tbody tr").count()).toBe(2);
    await page.goBack();
    await settled(page);
    expect(await page.isChecked("#area-halton")).toBe(true);
    await page.goBack();
    await settled(page);
    expect(await page.inputValue("#alignment")).toBe("LATEST");
    await page.goForward();
    await page.goForward();
    await settled(page);
    expect(page.url()).toBe(last);
    await page.reload();
    await settled(page);
    expect(await page.inputValue("#alignment")).toBe("COMMON");
    expect(await page.locator(".hub-permalink a").getAttribute("href")).toBe(last.replace(origin(), ""));
  });

  it("offers the query and three files, by the names that the API has", async () => {
    const page = await open(`${NEET}&role=TARGET&population=all`);
    const search = "measure=neet-16-18&area=halton&area=cheshire-east&area=cheshire-west-and-chester&population=all&role=TARGET";
    const files = await page.locator(".hub-downloads a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(files).toEqual(["csv", "xlsx", "json"].map((extension) => `/export/comparison.${extension}?${search}`));
    const query = new URL((await page.locator(".hub-reuse a[href^='/graphiql/']").getAttribute("href")) ?? "", origin()).searchParams;
    expect(query.get("query")).toContain("query PageCompare(");
    expect(JSON.parse(query.get("variables") ?? "")).toEqual({
      measure: "neet-16-18",
      areas: ["halton", "cheshire-east", "cheshire-west-and-chester"],
      population: "all",
      role: "TARGET",
      alignment: "LATEST",
    });
  });

  it("says what is wrong with an unknown measure, council or group, and with none at all", async () => {
    const page = await open("/?measure=nothing-of-the-sort");
    expect(await page.locator("main").innerText()).toContain("nothing-of-the-sort");
    await page.goto(`${origin()}/?measure=neet-16-18&area=haltom`);
    await page.locator("[role=alert]").waitFor();
    expect(await page.locator("[role=alert]").innerText()).toMatch(/The hub cannot answer this[\s\S]*haltom[\s\S]*halton/);
    await page.goto(`${origin()}/?measure=neet-16-18&area=`);
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("Choose a council");
    // A refused question is answered with status 400 or 200; the browser notes the former.
    complaints();
  });

  it("announces that it loads, and offers another try when the hub cannot be reached", async () => {
    const page = await open(NEET);
    await page.route("**/graphql", (route) => route.abort());
    await page.selectOption("#role", "TARGET");
    await page.locator("[role=alert]").first().waitFor();
    expect(await page.locator("[role=alert]").first().innerText()).toContain("The hub cannot be reached");
    await page.unroute("**/graphql");
    let free = (): void => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    await page.route("**/graphql", async (route) => {
      await held;
      await route.continue();
    });
    await page.locator("[role=alert] button").first().click();
    await page.locator("[role=status]", { hasText: "Loading the comparison" }).first().waitFor({ state: "attached" });
    free();
    await settled(page);
    expect(await page.locator("[role=status]", { hasText: "NEET, ages 16 to 18: " }).count()).toBe(1);
    expect(complaints().every((complaint) => complaint.includes("Failed to load resource"))).toBe(true);
  });

  it("knows that some addresses are nothing", async () => {
    const page = await open("/council/halton/more");
    expect(await page.locator("h1").innerText()).toBe("There is no such page");
  });
});
