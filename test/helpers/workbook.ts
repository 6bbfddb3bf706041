import { inflateRawSync } from "node:zlib";

/** A cell as Excel would hold it: a text, a number or a truth, and the format that it is shown in. */
export interface ReadCell {
  value: string | number | boolean;
  kind: "text" | "number" | "boolean";
  format: string | undefined;
  isBold: boolean;
}

export interface ReadSheet {
  name: string;
  /** Cells by row and column, from 0. */
  cell(row: number, column: number): ReadCell | undefined;
  rows: number;
  xml: string;
}

/** The files in a zip, by name. */
export function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - 22 + 16);
  for (let left = zip.readUInt16LE(zip.length - 22 + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    const text = zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    files.set(zip.toString("utf8", at + 46, at + 46 + name), text.toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_all, hex, dec) => String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(dec)))
    .replace(/&amp;/g, "&");

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

const column = (address: string): number =>
  [...address.replace(/\d/g, "")].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The sheets of an Excel workbook, in order. */
export function readWorkbook(workbook: Buffer): ReadSheet[] {
  const files = unzip(workbook);
  const file = (name: string): string => files.get(name) ?? "";
  const shared = [...file("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = ""]) =>
    unescaped([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join("")),
  );
  const styles = file("xl/styles.xml");
  const formats = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [attribute(tag, "numFmtId"), attribute(tag, "formatCode")]),
  );
  const bold = [...(/<fonts[^>]*>(.*?)<\/fonts>/s.exec(styles)?.[1] ?? "").matchAll(/<font>(.*?)<\/font>|<font\/>/gs)].map(
    ([, font = ""]) => font.includes("<b/>"),
  );
  const cells = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "").matchAll(/<xf [^>]*>/g)].map(([tag]) => ({
    format: formats.get(attribute(tag, "numFmtId")) ?? ({ "49": "@" } as Record<string, string>)[attribute(tag, "numFmtId") ?? ""],
    isBold: bold[Number(attribute(tag, "fontId") ?? 0)] ?? false,
  }));
  return [...file("xl/workbook.xml").matchAll(/<sheet [^>]*>/g)].map(([tag], index) => {
    const xml = file(`xl/worksheets/sheet${index + 1}.xml`);
    const found = new Map<string, ReadCell>();
    let rows = 0;
    for (const [, head = "", body] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const raw = /<v>(.*?)<\/v>/s.exec(body ?? "")?.[1];
      if (raw === undefined) continue;
      const address = attribute(` ${head}`, "r") ?? "";
      const type = attribute(` ${head}`, "t");
      const kind = type === "s" ? "text" : type === "b" ? "boolean" : "number";
      const value = kind === "text" ? (shared[Number(raw)] ?? "") : kind === "boolean" ? raw === "1" : Number(raw);
      const row = Number(address.replace(/\D/g, "")) - 1;
      rows = Math.max(rows, row + 1);
      const style = cells[Number(attribute(` ${head}`, "s") ?? 0)];
      found.set(`${row} ${column(address)}`, { value, kind, format: style?.format, isBold: style?.isBold ?? false });
    }
    return { name: attribute(tag, "name") ?? "", cell: (row, at) => found.get(`${row} ${at}`), rows, xml };
  });
}
