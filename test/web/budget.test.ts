import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { describeInBrowser, settled } from "./browser.ts";

const LIMIT = 300_000;

describeInBrowser("what is sent for the first view", ({ open }) => {
  it("is less than 300 kB of compressed JavaScript, charts among it", async () => {
    const page = await open("/measures");
    const scripts = new Map<string, Promise<Buffer>>();
    page.on("response", (response) => response.request().resourceType() === "script" && scripts.set(response.url(), response.body()));
    await page.goto(new URL("/", page.url()).href);
    await settled(page);
    const bodies = await Promise.all(scripts.values());
    const sizes = bodies.map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT);
  });
});
