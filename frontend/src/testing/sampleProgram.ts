import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import type { Program } from "../features/rewards/programFacts.ts";
import { DAY } from "../lib/time.ts";

const SNM = 10n ** 18n;

/** Unix seconds at which the sample program starts. */
export const PROGRAM_START = 1_800_000_000;

/** The program of the first announcement: $2 a day for each 1080 Ti or 2080 Ti, 90 days guaranteed, at most a year. */
export const sampleProgram = (change: Partial<Program> = {}): Program => ({
  id: 0,
  classId: 0,
  definition: hardwareClasses[0]!,
  mode: "ON_TOP",
  minSoftwareVersion: 0x00_04_19,
  usdPerGpuDay: 2n * SNM,
  start: PROGRAM_START,
  guaranteedUntil: PROGRAM_START + 90 * DAY,
  end: PROGRAM_START + 365 * DAY,
  maxUnits: 100,
  reserveMargin: 12_500,
  budget: 1_000_000n * SNM,
  left: 999_000n * SNM,
  reserved: 5_000n * SNM,
  paid: 1_000n * SNM,
  leftover: 0n,
  units: 8,
  members: 2,
  admits: true,
  closed: false,
  steered: false,
  ...change,
});
