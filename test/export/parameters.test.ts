import { describe, expect, it } from "vitest";
import { ObservationRole } from "../../src/domain/observation.ts";
import { InputError } from "../../src/errors.ts";
import { code, codes, describeParameters, flag, number, order, readParameters, text, texts } from "../../src/export/parameters.ts";
import type { ObservationOrderWish } from "../../src/query/wish.ts";

interface Wish {
  area: string[];
  period: string;
  role: ObservationRole[];
  one: ObservationRole;
  doubtful: boolean;
  minValue: number;
  orderBy: ObservationOrderWish[];
}

const read = (search: string): Partial<Wish> =>
  readParameters<Wish>(search, {
    area: texts,
    period: text,
    role: codes(ObservationRole),
    one: code(ObservationRole),
    doubtful: flag,
    minValue: number,
    orderBy: order,
  });

const refusal = (search: string): string => {
  try {
    read(search);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  throw new Error(`${search} was read`);
};

describe("parameters", () => {
  it.each<[string, Partial<Wish>]>([
    ["", {}],
    ["?", {}],
    ["?&", {}],
    ["?area=halton", { area: ["halton"] }],
    ["?area=halton&area=895", { area: ["halton", "895"] }],
    ["?period=2013%2F14", { period: "2013/14" }],
    ["?period=2014/15+Q2", { period: "2014/15 Q2" }],
    ["?role=TARGET&role=ACTUAL", { role: ["TARGET", "ACTUAL"] }],
    ["?one=TARGET", { one: "TARGET" }],
    ["?doubtful=false", { doubtful: false }],
    ["?minValue=0", { minValue: 0 }],
    ["?minValue=-2.50", { minValue: -2.5 }],
    ["?minValue=1e3", { minValue: 1000 }],
    ["?orderBy=PERIOD:DESC&orderBy=VALUE", { orderBy: [{ field: "PERIOD", direction: "DESC" }, { field: "VALUE" }] }],
    ["?area=halton&minValue=5", { area: ["halton"], minValue: 5 }],
  ])("%s is read", (search, expected) => {
    expect(read(search)).toEqual(expected);
  });

  it.each([
    ["?aera=halton", 'No parameter "aera". There are area, period, role, one, doubtful, minValue, orderBy. Did you mean "area"?'],
    ["?Area=halton", 'Did you mean "area"?'],
    ["?__proto__=1", 'No parameter "__proto__".'],
    ["?constructor=1", 'No parameter "constructor".'],
    ["?area=", "area: the value is empty. Give one, or leave the parameter out."],
    ["?area=halton&area=%20", "area: the value is empty."],
    ["?minValue=", "minValue: the value is empty."],
    ["?period=2014&period=2015", 'period: given twice, as "2014" and "2015". It takes one value.'],
    ["?one=TARGET&one=ACTUAL", 'one: given twice, as "TARGET" and "ACTUAL".'],
    ["?doubtful=true&doubtful=true", "doubtful: given twice"],
    ["?minValue=1&minValue=2", "minValue: given twice"],
    ["?role=ACTUL", 'role: no such value "ACTUL". It is one of ACTUAL, BASELINE, TARGET, PROJECTION. Did you mean "ACTUAL"?'],
    ["?one=target", 'one: no such value "target". It is one of ACTUAL, BASELINE, TARGET, PROJECTION. Did you mean "TARGET"?'],
    ["?role=ACTUAL,TARGET", "Repeat the parameter for several values: role=ACTUAL&role=BASELINE."],
    ["?doubtful=yes", 'doubtful: "yes" is neither true nor false.'],
    ["?doubtful=True", 'doubtful: "True" is neither true nor false. Did you mean "true"?'],
    ["?minValue=ten", 'minValue: "ten" is no number. Write it like 12.5 or -3.'],
    ["?minValue=5%25", 'minValue: "5%" is no number.'],
    ["?minValue=1,5", 'minValue: "1,5" is no number.'],
    ["?minValue=Infinity", 'minValue: "Infinity" is no number.'],
    ["?minValue=1e999", 'minValue: "1e999" is no number.'],
    ["?minValue=0x10", 'minValue: "0x10" is no number.'],
    [
      "?orderBy=PERIODS",
      'orderBy: no such value "PERIODS". It is one of AREA, MEASURE, PERIOD, VALUE, ROLE, SOURCE. Did you mean "PERIOD"?',
    ],
    ["?orderBy=PERIOD:DES", 'orderBy: no such value "DES". It is one of ASC, DESC. Did you mean "DESC"?'],
    ["?orderBy=PERIOD:DESC:x", 'orderBy: "PERIOD:DESC:x" is no order.'],
  ])("%s is refused: %s", (search, message) => {
    expect(refusal(search)).toContain(message);
  });

  it("a refusal repeats no more than a line of a long value", () => {
    expect(refusal(`?minValue=${"9".repeat(5000)}x`).length).toBeLessThan(200);
  });

  it("are told in words, each once with all its values", () => {
    expect(describeParameters("?area=halton&role=TARGET&area=895")).toEqual(["area: halton, 895", "role: TARGET"]);
  });
});
