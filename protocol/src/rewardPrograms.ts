import programsJson from "../reward-programs.json" with { type: "json" };
import { RewardMode } from "./generated/enums.ts";
import { hardwareClasses } from "./hardwareClasses.ts";
import { encodeSoftwareVersion } from "./hardware.ts";

/**
 * The terms of a reward program, as the contract keeps them.
 *
 * - `usdPerGpuDay`: USD with 18 decimals for a unit and 86,400 seconds
 * - `start`, `guaranteedUntil`, `end`: unix seconds
 * - `maxGpus`: most units that are members at one time
 * - `reserveMargin`: basis points of the reward, at the rate of the admission, that are reserved for a member
 */
export interface ProgramTerms {
  readonly classId: number;
  readonly mode: RewardMode;
  readonly usdPerGpuDay: bigint;
  readonly start: number;
  readonly guaranteedUntil: number;
  readonly end: number;
  readonly minSoftwareVersion: number;
  readonly maxGpus: number;
  readonly reserveMargin: number;
}

/** A program that the DAO is proposed, with the SNM wei that it is given. */
export interface ProposedProgram {
  readonly terms: ProgramTerms;
  readonly budget: bigint;
}

const DAY = 86_400;
const DECIMALS = 18;

/** The programs of `reward-programs.json`: what the source document announced, as a DAO would open it at a time, in unix seconds. */
export const firstPrograms = (now: number): readonly ProposedProgram[] =>
  programsJson.map((written) => {
    const start = nextDate(written.startsOn, now);
    return {
      terms: {
        classId: hardwareClasses.findIndex(({ code }) => code === written.classCode),
        mode: RewardMode[written.mode as keyof typeof RewardMode],
        usdPerGpuDay: whole(written.usdPerGpuDay),
        start,
        guaranteedUntil: start + written.guaranteedDays * DAY,
        end: start + written.days * DAY,
        minSoftwareVersion: encodeSoftwareVersion(written.minSoftwareVersion),
        maxGpus: written.maxGpus,
        reserveMargin: written.reserveMargin,
      },
      budget: whole(written.budget),
    };
  });

const whole = (text: string): bigint => BigInt(text) * 10n ** BigInt(DECIMALS);

/** The next time after now at which a date of the year begins in UTC, such as "04-15T12:00". */
function nextDate(date: string, now: number): number {
  const year = new Date(now * 1_000).getUTCFullYear();
  const [thisYear, nextYear] = [year, year + 1].map((of) => Date.parse(`${of}-${date}:00Z`) / 1_000);
  if (thisYear === undefined || nextYear === undefined || Number.isNaN(thisYear)) {
    throw new RangeError(`${date} is no month, day and time of a year.`);
  }
  return thisYear > now ? thisYear : nextYear;
}
