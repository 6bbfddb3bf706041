import { connectionOf } from "./connection.ts";
import { IndicatorType } from "./indicator.type.ts";
import { MeasureType } from "./measure.type.ts";
import { ObservationType } from "./observation.type.ts";

export const MeasureConnection = connectionOf("Measure", () => MeasureType);
export const IndicatorConnection = connectionOf("Indicator", () => IndicatorType);
export const ObservationConnection = connectionOf("Observation", () => ObservationType);
