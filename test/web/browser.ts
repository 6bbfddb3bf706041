import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { makeApp } from "../../src/server/app.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import { publish } from "../../src/store/writer.ts";
import { projectCorpus } from "../helpers/store.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** The bundles, made by npm run build. */
export const PAGE_FOLDER = join(PROJECT_FOLDER, "dist", "web");
const GRAPHIQL_FOLDER = join(PROJECT_FOLDER, "dist", "graphiql");

const missing = [
  ...(CHROMIUM === undefined ? ["no Chromium in /usr/bin"] : []),
  ...(existsSync(join(PAGE_FOLDER, "index.html")) ? [] : ["dist/web is not built (npm run build)"]),
];

/** What a test opens the page with. */
export interface Visitor {
  /** Opens an address of the hub in a fresh window and waits until it has been filled. */
  open(path: string, size?: { width: number; height: number }): Promise<Page>;
  /** Where the hub listens, without a slash at the end. */
  origin(): string;
  /** What the browser has complained about since it was last asked: console, exceptions, requests to other hosts. */
  complaints(): string[];
}

/** Waits until nothing on the page is on its way any more. */
export const settled = async (page: Page): Promise<void> => {
  // What was chosen a moment ago shows in the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(
    () => document.querySelector("h1") !== null && document.querySelector(".hub-loading, [aria-busy=true]") === null,
  );
  await page.waitForFunction(() => [...document.querySelectorAll(".hub-plotted")].every((frame) => frame.childElementCount > 0));
};

/**
 * Tests in a real browser over the project's own data; each of them fails if the browser has complained.
 * Where there is no browser, or no bundle, they are skipped, and the name says why.
 */
export function describeInBrowser(name: string, tests: (visitor: Visitor) => void): void {
  if (missing.length > 0) {
    describe.skip(`${name} (skipped: ${missing.join("; ")})`, () =>
      tests({ open: () => Promise.reject(), origin: () => "", complaints: () => [] }));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let origin = "";
    let heard: string[] = [];
    const closing: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), "indicator-hub-page-"));
      const path = join(folder, "hub.sqlite");
      await publish(path, await projectCorpus());
      const app = await makeApp({ store: new LiveStore(path), logLevel: "silent", page: PAGE_FOLDER, graphiql: GRAPHIQL_FOLDER });
      origin = await app.listen({ port: 0, host: "127.0.0.1" });
      browser = await chromium.launch({ ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }), args: ARGS });
      closing.push(
        async () => rmSync(folder, { recursive: true, force: true }),
        () => app.close(),
        () => browser.close(),
      );
    }, 60_000);
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
    });

    const pages: Page[] = [];
    const complaints = (): string[] => heard.splice(0);
    afterEach(async () => {
      for (const page of pages.splice(0)) await page.context().close();
      expect(complaints()).toEqual([]);
    });

    const open = async (path: string, size = { width: 1280, height: 900 }): Promise<Page> => {
      const context = await browser.newContext({ viewport: size, acceptDownloads: true });
      const page = await context.newPage();
      pages.push(page);
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && heard.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => heard.push(`exception: ${error.message}`));
      page.on(
        "request",
        (request) =>
          /^(data|blob):/.test(request.url()) || request.url().startsWith(`${origin}/`) || heard.push(`request: ${request.url()}`),
      );
      await page.goto(origin + path);
      if (!path.startsWith("/graphiql")) await settled(page);
      return page;
    };
    tests({ open, origin: () => origin, complaints });
    heard = [];
  });
}
