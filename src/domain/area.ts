export const AreaKind = {
  COUNCIL: "COUNCIL",
  COMBINED_AUTHORITY: "COMBINED_AUTHORITY",
  REGION: "REGION",
  COUNTRY: "COUNTRY",
  LOCALITY: "LOCALITY",
} as const;
export type AreaKind = (typeof AreaKind)[keyof typeof AreaKind];

/** A place that figures are about. Codes are ONS nine-character (GSS) and three-digit DfE codes. */
export interface Area {
  slug: string;
  name: string;
  kind: AreaKind;
  gssCode: string | null;
  dfeCode: string | null;
  /** Slug of the area that this one lies in. */
  parent: string | null;
}

/** The areas that an area lies in, nearest first. */
export function widerAreas(areas: ReadonlyMap<string, Area>, slug: string): Area[] {
  const wider: Area[] = [];
  for (let at = areas.get(areas.get(slug)?.parent ?? ""); at !== undefined; at = areas.get(at.parent ?? "")) wider.push(at);
  return wider;
}
