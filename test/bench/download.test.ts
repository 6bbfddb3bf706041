import { hash } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { download } from "../../bench/run/download.ts";

async function addressOf(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
}

it("fetches a file without keeping it, and tells it from others", async () => {
  const address = await addressOf((_request, response) => response.write("half ", () => response.end("and half")));
  const found = await download(address, {});
  expect(found).toEqual({ status: 200, bytes: 13, milliseconds: expect.any(Number), digest: hash("sha256", "half and half") });
});

it("takes no half file for a whole one", async () => {
  const address = await addressOf((_request, response) => response.write("half", () => response.destroy()));
  await expect(download(address, {})).rejects.toThrow("aborted");
});
