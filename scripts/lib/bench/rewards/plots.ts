import type { Plot } from "./Plot.ts";

/** Candidates of a whole network, of whom ten thousand and more run a machine at some time of the year. */
const CANDIDATES = 22_000;
/** Units of each class that buyers want on the first day. */
const DEMAND = 1_080;
/** SNM for each class and day: all that there is for programs lasts for a year. */
const GRANT = 24_000;

const sized = (share: number): Pick<Plot, "machines" | "share" | "demand" | "grant" | "farms"> => ({
  ...{ machines: Math.round(CANDIDATES * share), share, grant: GRANT * share },
  demand: [DEMAND, DEMAND, DEMAND].map((units) => units * share),
  farms: Math.ceil(25 * share),
});

/** A year: demand half as much again, then little more than half of that, then up again; SNM falls to a tenth and recovers. */
export const yearPlot = (share = 1): Plot => ({
  ...sized(share),
  days: 365,
  raise: 300,
  audits: 91,
  shocks: [
    { from: 75, to: 75, factor: 1.5 },
    { from: 195, to: 195, factor: 0.55 },
    { from: 310, to: 310, factor: 1.4 },
  ],
  rates: [
    { from: 120, to: 150, factor: 10 },
    { from: 240, to: 270, factor: 0.1 },
  ],
  washing: { from: 95, to: 115 },
});

/** Four months with one shock, for a test. */
export const shortPlot: Plot = {
  ...sized(0.012),
  days: 120,
  raise: 85,
  audits: 30,
  shocks: [{ from: 55, to: 55, factor: 1.5 }],
  rates: [
    { from: 70, to: 90, factor: 10 },
    { from: 95, to: 115, factor: 0.1 },
  ],
  washing: { from: 40, to: 60 },
};
