import { runProgram } from "./program.ts";

/** The number that "nobody" has on most systems. */
const NOBODY = 65_534;

/** A user who is not root and owns nothing, or why the program cannot be run as one. */
export async function stranger(): Promise<{ uid: number } | { reason: string }> {
  const me = process.getuid?.();
  if (me === undefined) return { reason: "this system has no user numbers" };
  if (me !== 0) return { uid: me };
  const { code } = await runProgram(["--version"], { uid: NOBODY });
  return code === 0 ? { uid: NOBODY } : { reason: "another user may not read the program" };
}
