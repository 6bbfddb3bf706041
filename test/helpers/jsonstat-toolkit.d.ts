/** The parts of the public JSON-stat toolkit that the tests use; it brings no types of its own. */
declare module "jsonstat-toolkit" {
  export interface ToolkitCategory {
    label: string;
    unit: { label: string } | null;
  }
  export interface ToolkitDimension {
    id: string[];
    label: string;
    role: string | null;
    length: number;
    Category(id: string): ToolkitCategory | null;
  }
  export interface ToolkitDataset {
    class: string;
    label: string | null;
    source: string | null;
    updated: string | null;
    note: string[] | null;
    length: number;
    id: string[];
    size: number[];
    n: number;
    extension: Record<string, unknown>;
    role: Record<string, string[] | null>;
    Dimension(id: string): ToolkitDimension | null;
    Dataset(): ToolkitDataset[];
    Data(at: Record<string, string>): { value: number | null; status: string | null } | null;
    toTable(options: { type: "arrobj"; content: "id"; field: "id"; status: true }): (Record<string, string> & {
      value: number | null;
      status: string | null;
    })[];
  }
  export default function JSONstat(response: unknown): ToolkitDataset;
}
