import type { Period } from "./period.ts";

export const SourceStatus = { FINAL: "FINAL", DRAFT: "DRAFT" } as const;
export type SourceStatus = (typeof SourceStatus)[keyof typeof SourceStatus];

/** A publication that figures were read from. */
export interface Source {
  key: string;
  title: string;
  /** Slug of the council that publishes it; null for a national body. */
  publisher: string | null;
  publisherName: string;
  coverage: Period | null;
  /** When it came out; its undated figures lie at or before the end of this. */
  published: Period | null;
  status: SourceStatus;
  file: string | null;
  sha256: string | null;
  licence: string | null;
}
