import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

describeInBrowser("GraphiQL", ({ open, origin }) => {
  it("opens on its example and answers it, under its policy", async () => {
    const page = await open("/graphiql/");
    const run = page.locator("button.graphiql-execute-button");
    await run.waitFor();
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
    await run.click();
    await page.locator(".graphiql-response", { hasText: "LOWER_IS_BETTER" }).waitFor();
    expect(await page.locator(".graphiql-query-editor").innerText()).toContain("CouncilsOnOneMeasure");
  });

  it("opens with the query of a comparison and answers it", async () => {
    const page = await open("/?measure=neet-16-18&area=halton&area=cheshire-east");
    await page.locator(".hub-reuse a[href^='/graphiql/']").click();
    await page.waitForURL(`${origin()}/graphiql/**`);
    const run = page.locator("button.graphiql-execute-button");
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
    await run.click();
    await page.locator(".graphiql-response", { hasText: "NEET, ages 16 to 18" }).waitFor();
    await page.goBack();
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("NEET, ages 16 to 18");
  });
});
