import { makeDesk } from "../query/desk.ts";
import type { Reader } from "../store/reader.ts";

/** The parts of a file, as a server sends it by URL; a name and parameters that are not there are refused. @throws InputError */
export async function fileOf(reader: Reader, name: string, parameters: URLSearchParams): Promise<AsyncIterable<string | Uint8Array>> {
  // Workbooks need a large library, and most commands none.
  const { openFile, parseFileName } = await import("../export/file.ts");
  const file = parseFileName(name);
  if (file === null) throw new TypeError(`no file ${name}`);
  const { revision } = await reader.dataset();
  const search = parameters.size === 0 ? "" : `?${parameters}`;
  const { body } = await openFile(makeDesk(reader), file, { revision, search });
  return partsOf(await body());
}

async function* partsOf(content: string | Uint8Array | AsyncIterable<string>): AsyncGenerator<string | Uint8Array> {
  if (typeof content === "string") yield content.endsWith("\n") ? content : `${content}\n`;
  else if (content instanceof Uint8Array) yield content;
  else yield* content;
}

/** Parameters from named values, lists repeated, what was not given left out. */
export function parametersOf(values: Readonly<Record<string, string | number | readonly string[] | undefined>>): URLSearchParams {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs);
}
