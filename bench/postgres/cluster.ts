import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onCores } from "../run/cores.ts";
import { run, start, stop } from "../run/processes.ts";

/** A private PostgreSQL of the benchmark's own, which goes with it. */
export interface Cluster {
  /** postgres://… of its one database. */
  address: string;
  /** Runs SQL; what it reads from standard input may be given. @throws Error with what psql said. */
  sql: (statements: string) => Promise<string>;
  psql: string;
  stop: () => Promise<void>;
}

const VERSIONS = "/usr/lib/postgresql";

/** The folder of PostgreSQL's own programs, the newest there is; null where none is installed. */
export function findPrograms(): string | null {
  const packaged = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = packaged.map((version) => join(VERSIONS, version, "bin"));
  try {
    folders.push(execFileSync("pg_config", ["--bindir"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim());
  } catch {
    // Not installed, or without its developers' part: the packaged folders say.
  }
  return folders.find((folder) => ["initdb", "postgres", "psql"].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** PostgreSQL refuses to run as root: whom it runs as instead. Null where that needs no change. */
function servant(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}

/** Makes and starts a cluster on a core. Nothing in it has to outlive the run, so it never waits for the disk. */
export async function startCluster(programs: string, core: number | undefined): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-postgres-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const identity = servant();
  if (identity) chownSync(folder, identity.uid, identity.gid);
  const options = { cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" }, ...identity };
  const data = join(folder, "data");
  await run(join(programs, "initdb"), ["-D", data, "-U", "bench", "--auth=trust", "--encoding=UTF8", "--no-sync"], options);
  const port = await freePort();
  const settings = ["fsync=off", "synchronous_commit=off", "shared_buffers=512MB", "maintenance_work_mem=256MB", "max_wal_size=4GB"];
  const [command, args] = onCores(core, join(programs, "postgres"), [
    ...["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder],
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const server = start(command, args, { ...options, stdio: "ignore" });
  const address = `postgres://bench@127.0.0.1:${port}/postgres`;
  const psql = join(programs, "psql");
  const sql = async (statements: string) =>
    await run(psql, ["-X", "-q", "-v", "ON_ERROR_STOP=1", address, "-f", "-"], { input: statements });
  const isUp = async () =>
    await sql("SELECT 1;").then(
      () => true,
      () => false,
    );
  for (let tries = 0; !(await isUp()); tries++) {
    if (tries > 100 || server.exitCode !== null) throw new Error("PostgreSQL did not start");
    await sleep(100);
  }
  return {
    address,
    sql,
    psql,
    stop: async () => {
      await stop(server, "SIGINT", 20_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
