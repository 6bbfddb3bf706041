import type { ChildProcess } from "node:child_process";
import { onCores } from "./cores.ts";
import { PROJECT } from "./folders.ts";
import { start, stop } from "./processes.ts";

/** A server that is up. */
export interface Server {
  name: string;
  /** http://127.0.0.1:port */
  origin: string;
  pid: number;
  stop: () => Promise<void>;
}

/** How a server is started. */
export interface Launch {
  name: string;
  args: readonly string[];
  environment?: Readonly<Record<string, string>>;
  core: number | undefined;
}

/** The project's own Node, which the hub runs on too. */
export const NODE = process.execPath;

const PATIENCE = 120_000;

/** Where a starting server says that it listens. @throws Error when it ends, or says nothing for two minutes. */
async function addressOf(name: string, child: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`${name} did not say where it listens: ${said}`)), PATIENCE);
    const listen = (text: string) => {
      said = (said + text).slice(-4000);
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (origin === undefined) return;
      clearTimeout(timer);
      resolve(origin);
    };
    child.stdout?.setEncoding("utf8").on("data", listen);
    child.stderr?.setEncoding("utf8").on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
}

/** Starts a server by Node on a port of its own choice and waits until it listens. */
export async function launch({ name, args, environment = {}, core }: Launch): Promise<Server> {
  const [command, all] = onCores(core, NODE, args);
  const child = start(command, all, { cwd: PROJECT, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const origin = await addressOf(name, child);
  return { name, origin, pid: child.pid ?? 0, stop: async () => await stop(child) };
}
