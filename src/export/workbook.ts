import writeExcelFile, { type CellObject, type SheetData } from "write-excel-file/node";
import { getCellAddress, getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from "write-excel-file/utility";
import type { Cell, Column, Table } from "./column.ts";
import { stopClock } from "./zip-clock.ts";

/** The longest text that Excel takes into one cell. */
const LONGEST = 32_767;
const DEFAULT_WIDTH = 16;
const HEADER = { fontWeight: "bold", backgroundColor: "#dce6f1", wrap: true, alignVertical: "top" } as const;

/** A sheet of a workbook: a header row, and rows under it. */
export interface Sheet {
  name: string;
  widths: readonly number[];
  data: SheetData;
  /** Whether the rows can be filtered by the header. */
  isTable: boolean;
}

/** The first day that all programs count alike: Excel has a 29 February 1900, and no year before that. */
const FIRST_DAY = "1900-03-01";

const textCell = (value: string): CellObject => ({
  value: value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value,
  type: String,
  format: "@",
});

/** Numbers stay numbers and days are days; a text is a text cell, which Excel never runs as a formula. */
function cellOf(cell: Cell, isDate: boolean, format: string | undefined): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number, ...(format !== undefined && { format }) };
  if (typeof cell === "boolean") return { value: cell, type: Boolean };
  if (isDate && cell >= FIRST_DAY) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return textCell(cell);
}

const rowOf = <Row>(columns: readonly Column<Row>[], row: Row): (CellObject | null)[] =>
  columns.map(({ value, format, datatype }) => cellOf(value(row), datatype === "date", format?.(row)));

/** The rows of a table as a sheet; the header has the columns' titles. */
export function tableSheet<Row>(name: string, { columns }: Table<Row>, rows: readonly Row[]): Sheet {
  const header = columns.map(({ title }): CellObject => ({ ...HEADER, value: title, type: String }));
  return {
    name,
    widths: columns.map(({ width }) => width ?? DEFAULT_WIDTH),
    data: [header, ...rows.map((row) => rowOf(columns, row))],
    isTable: true,
  };
}

/** Lines of text as a sheet; the first is its header. */
export function textSheet(name: string, widths: readonly number[], [header = [], ...lines]: readonly (readonly string[])[]): Sheet {
  const wrapped = (value: string): CellObject => ({ ...textCell(value), wrap: true, alignVertical: "top" });
  return {
    name,
    widths,
    data: [header.map((value): CellObject => ({ ...HEADER, value, type: String })), ...lines.map((line) => line.map(wrapped))],
    isTable: false,
  };
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>["features"]>[number];

/** Buttons on the header by which Excel filters; the library has none of its own. */
function autoFilter(sheets: readonly Sheet[]): Feature {
  const order = getOrderOfSiblings("xl/worksheets/sheet{id}.xml", "worksheet") ?? [];
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            if (!sheet?.isTable) return xml;
            const last = getCellAddress(sheet.data.length - 1, sheet.widths.length - 1);
            return insertElementMarkupAccordingToOrderOfSiblings(xml, `<autoFilter ref="A1:${last}"/>`, order, "worksheet");
          },
        },
      },
    },
  };
}

/** An Excel workbook; equal sheets give equal bytes. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const parts = sheets.map(({ name, widths, data }) => ({
    sheet: name,
    data,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return stopClock(await writeExcelFile(parts, { features: [autoFilter(sheets)] }).toBuffer());
}
