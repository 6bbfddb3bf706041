import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";

const VIEWS = {
  "a comparison": "/?measure=neet-16-18&area=halton&area=cheshire-east&role=TARGET&alignment=CLOSEST",
  "a scorecard": "/council/halton?tolerance=5&topic=KEY_STAGE_2&rag=RED&rag=AMBER",
  "a scorecard without peers": "/council/halton?against=",
  "the catalogue": "/measures?topic=FINANCE",
};
const TYPES = [/^text\/csv/, /spreadsheetml/, /^application\/json/];

describeInBrowser("what can be taken along", ({ open, origin }) => {
  it.each(Object.entries(VIEWS))("%s: link, query and three files that answer", async (_view, path) => {
    const page = await open(path);
    expect(await page.locator(".hub-permalink a").getAttribute("href")).toBe(path);
    const links = await page.locator(".hub-downloads a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links).toHaveLength(3);
    for (const [index, link] of links.entries()) {
      const answer = await page.request.get(origin() + link);
      expect([link, answer.status()]).toEqual([link, 200]);
      expect(answer.headers()["content-type"]).toMatch(TYPES[index] ?? /^$/);
    }
    const query = new URL((await page.locator(".hub-reuse a[href^='/graphiql/']").getAttribute("href")) ?? "", origin()).searchParams;
    const variables: unknown = JSON.parse(query.get("variables") ?? "");
    const answer = await page.request.post(`${origin()}/graphql`, { data: { query: query.get("query"), variables } });
    expect(Object.keys((await answer.json()) as object)).toEqual(["data"]);
  });

  it("a link is copied where the browser allows it", async () => {
    const page = await open("/council/halton?topic=SEND");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".hub-permalink button").click();
    await page.locator(".hub-permalink [role=status]", { hasText: "Copied." }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin()}/council/halton?topic=SEND`);
  });
});
