import { createHash } from "node:crypto";
import type { Desk } from "../query/desk.ts";
import { openComparison } from "./comparison-file.ts";
import type { Content, Origin } from "./content.ts";
import { csvwOf } from "./csvw.ts";
import { notesSheet } from "./notes.ts";
import { openObservations } from "./observation-file.ts";
import { openScorecard } from "./scorecard-file.ts";
import { workbookOf } from "./workbook.ts";

const SUBJECTS: Readonly<Record<string, (desk: Desk, origin: Origin) => Promise<Content>>> = {
  observations: openObservations,
  comparison: openComparison,
  scorecard: openScorecard,
};

/** Raised when the same data gives other bytes, so that nobody is told that what he holds is current. */
const FORMAT = 1;

/** Extensions, and what each is in HTTP. */
export const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
  "csv-metadata.json": "application/csvm+json; charset=utf-8",
} as const;
type Extension = keyof typeof MEDIA_TYPES;

/** A file that there is. */
export interface FileName {
  subject: string;
  extension: Extension;
}

/** Every file that there is, by name. */
export const FILE_NAMES: readonly string[] = Object.keys(SUBJECTS).flatMap((subject) =>
  Object.keys(MEDIA_TYPES).map((extension) => `${subject}.${extension}`),
);

const isExtension = (text: string): text is Extension => Object.hasOwn(MEDIA_TYPES, text);

/** The file with this name; null where there is none. */
export function parseFileName(name: string): FileName | null {
  const dot = name.indexOf(".");
  const [subject, extension] = [name.slice(0, dot), name.slice(dot + 1)];
  return dot > 0 && Object.hasOwn(SUBJECTS, subject) && isExtension(extension) ? { subject, extension } : null;
}

/** What changes whenever the bytes of a file do, and is the same wherever the same data is served. */
export function entityTag({ subject, extension }: FileName, { revision, search }: Origin): string {
  const content = JSON.stringify([FORMAT, revision, subject, extension, search]);
  return createHash("sha256").update(content).digest("base64url").slice(0, 27);
}

/** A file, ready to be made. */
export interface HubFile {
  /** Name to save it under: subject, measures, areas, revision. */
  name: string;
  mediaType: string;
  /** Its bytes; a CSV file comes page by page. */
  body: () => Promise<Buffer | string | AsyncIterable<string>>;
}

const savedAs = ({ subject, extension }: FileName, words: readonly string[], revision: string): string => {
  const part = (word: string) => word.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const stem = ["indicator-hub", subject, ...words].map(part).join("-").slice(0, 120);
  return `${stem.replace(/-+$/, "")}-${part(revision).slice(0, 8)}.${extension}`;
};

/** Opens a file: every parameter is read and checked, the bytes are made when they are asked for. @throws InputError for a wrong parameter. */
export async function openFile(desk: Desk, file: FileName, origin: Origin): Promise<HubFile> {
  const { subject, extension } = file;
  const open = SUBJECTS[subject];
  if (open === undefined) throw new TypeError(`no file ${subject}`);
  const content = await open(desk, origin);
  const { title, description, columns, primaryKey } = content;
  const bodies: Record<Extension, HubFile["body"]> = {
    csv: async () => content.csv(),
    xlsx: async () => {
      const { sheet, notes } = await content.workbook();
      return await workbookOf([sheet, notesSheet(content, origin, notes)]);
    },
    json: async () => JSON.stringify(await content.json()),
    "csv-metadata.json": async () =>
      JSON.stringify(
        csvwOf({ url: `${subject}.csv${origin.search}`, title, description, revision: origin.revision, columns, primaryKey }),
        null,
        2,
      ),
  };
  return { name: savedAs(file, content.words, origin.revision), mediaType: MEDIA_TYPES[extension], body: bodies[extension] };
}
