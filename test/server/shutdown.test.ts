import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { publishedRevision } from "../../src/store/writer.ts";
import { type Running, run, type Settings, start } from "../helpers/command.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { FIGURES, writePackage } from "../helpers/package.ts";

const soon = { timeout: 15_000, interval: 20 };

/** The address that a server has said it serves. */
async function addressOf({ output }: Running): Promise<URL> {
  const found = () => /Serving (http:\S+)\/graphql/.exec(output())?.[1];
  await expect.poll(found, soon).toBeDefined();
  return new URL(found() ?? "");
}

/** A server over the minimal package, as a process of its own. */
async function serving(command: "serve" | "start", data = writePackage()) {
  const path = join(temporaryFolder(), "hub.sqlite");
  const settings: Settings = { DATABASE_URL: `file:${path}`, PORT: "0", LOG_LEVEL: "silent", DRAIN_SECONDS: "0" };
  if (command === "serve") await run(["build", "--data", data], settings);
  const server = start(command === "start" ? ["start", "--data", data] : ["serve"], settings);
  return { ...server, path, settings, data, address: await addressOf(server) };
}

/** A line to the server, and all that it has said on it. */
async function line(address: URL): Promise<{ socket: Socket; heard: () => string; closed: () => boolean }> {
  const socket = connect(Number(address.port), address.hostname);
  onTestFinished(() => void socket.destroy());
  let text = "";
  let closed = false;
  socket.on("data", (chunk) => {
    text += chunk.toString();
  });
  socket.on("close", () => {
    closed = true;
  });
  await new Promise<void>((resolve) => void socket.once("connect", resolve));
  return { socket, heard: () => text, closed: () => closed };
}

const QUERY = JSON.stringify({ query: '{ dataset { observations } area(code: "876") { name } }' });
const REQUEST = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`;
const ANSWER = '{"data":{"dataset":{"observations":1},"area":{"name":"Halton"}}}';

describe.each(["SIGTERM", "SIGINT"] as const)("%s", (signal) => {
  it("lets a request in flight finish, takes no new one, and ends with 0", async () => {
    const server = await serving("serve");
    const { socket, heard } = await line(server.address);
    socket.write(REQUEST.slice(0, -20));
    // The server has the beginning of the request once it has answered one that was sent after it.
    expect((await fetch(new URL("/health", server.address))).status).toBe(200);
    server.process.kill(signal);
    const refused = () =>
      fetch(new URL("/health", server.address)).then(
        () => false,
        () => true,
      );
    await expect.poll(refused, soon).toBe(true);
    expect(server.process.exitCode).toBeNull();
    socket.write(REQUEST.slice(-20));
    await expect.poll(heard, soon).toContain(ANSWER);
    expect(heard()).toMatch(/^HTTP\/1.1 200/);
    const answered = Date.now();
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
    // Not when the line has been idle for a minute.
    expect(Date.now() - answered).toBeLessThan(5000);
  });
});

describe("a server that is told to stop", () => {
  it("ends at once though a client keeps an idle line open", async () => {
    const server = await serving("serve");
    const { socket, heard, closed } = await line(server.address);
    socket.write(REQUEST);
    await expect.poll(heard, soon).toContain(ANSWER);
    server.process.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
    await expect.poll(closed, soon).toBe(true);
  });

  it("is not disturbed by being told twice", async () => {
    const server = await serving("serve");
    const { socket, heard } = await line(server.address);
    socket.write(REQUEST.slice(0, -20));
    expect((await fetch(new URL("/health", server.address))).status).toBe(200);
    server.process.kill("SIGTERM");
    await expect
      .poll(
        () =>
          fetch(new URL("/health", server.address)).then(
            () => "up",
            () => "down",
          ),
        soon,
      )
      .toBe("down");
    server.process.kill("SIGINT");
    socket.write(REQUEST.slice(-20));
    await expect.poll(heard, soon).toContain(ANSWER);
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
  });
});

describe("a running server", () => {
  it("was started with a build of the store, says where it serves, and answers", async () => {
    const server = await serving("start");
    expect(server.output()).toMatch(
      /^Built: 1 observations of 1 measures from 1 sources, revision \w+\.\nServing http:\/\/127\.0\.0\.1:\d+\/graphql/,
    );
    expect(await publishedRevision(server.path)).not.toBeNull();
    const { status, revision } = (await (await fetch(new URL("/health", server.address))).json()) as Record<string, string>;
    expect(status).toBe("ok");
    expect(revision).toBe(await publishedRevision(server.path));
  });

  it("serves a store that is built while it runs, within a second of its being put in place", async () => {
    const server = await serving("serve");
    const observations = async () => {
      const query = "{ dataset { observations } }";
      const answer = await fetch(new URL(`/graphql?query=${encodeURIComponent(query)}`, server.address), {
        headers: { "apollo-require-preflight": "1" },
      });
      return ((await answer.json()) as { data: { dataset: { observations: number } } }).data.dataset.observations;
    };
    expect(await observations()).toBe(1);
    const more = writePackage({ [FIGURES]: [{}, { line: "11", period: "2012/13" }] });
    expect((await run(["build", "--data", more], server.settings)).code).toBe(0);
    await expect.poll(observations, { timeout: 1000, interval: 20 }).toBe(2);
  });

  it("goes on with what it has when a build fails", async () => {
    const server = await serving("serve");
    const before = await publishedRevision(server.path);
    expect((await run(["build", "--data", writePackage({ [FIGURES]: [{ value: "many" }] })], server.settings)).code).toBe(1);
    const { revision } = (await (await fetch(new URL("/health", server.address))).json()) as Record<string, string>;
    expect(revision).toBe(before);
  });
});
