import type { Cause } from "../api/generated/Cause";

/** Why somebody sees it otherwise, in the order of the digits. */
export const CAUSES: Cause[] = [
  "F-AGE",
  "F-GEO",
  "F-SEASON",
  "F-PLATFORM",
  "F-FRAUD",
  "F-FORMAT",
  "F-POSITION",
  "F-CREATOR",
  "F-TREND",
  "F-BRANDHIST",
  "F-PRICE",
  "F-COMPETE",
  "F-LEGAL",
  "F-ATTR",
  "F-SMALLN",
  "F-SELFREP",
  "F-NEWS",
  "F-CULT",
  "F-DISAGREE",
];
