import { cpus, totalmem } from "node:os";

/** What the figures were measured on. */
export interface Machine {
  processor: string;
  cores: number;
  /** Gibibytes. */
  memory: number;
  node: string;
  system: string;
}

/** This machine. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
}
