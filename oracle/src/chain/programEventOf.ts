import type { Log as ChainLog } from "ethers";

import type { RewardMode } from "@sonm/protocol/generated/enums.ts";

import { lowerHex } from "../lib/lowerHex.ts";
import type { ProgramEvent } from "../node/reward/ProgramEvent.ts";
import type { Contracts } from "./Contracts.ts";

/** The event of a log of the reward programs or the releases. @throws RangeError where it is none by which rewards are counted */
export function programEventOf(
  log: ChainLog,
  { programs, releases }: Pick<Contracts, "programs" | "releases">,
): ProgramEvent {
  const event = programs.interface.parseLog(log) ?? releases.interface.parseLog(log);
  const args = event?.args;
  const programId = Number(args?.["programId"]);
  const worker = lowerHex(String(args?.["worker"] ?? ""));
  switch (event?.name) {
    case "ProgramCreated":
      return { kind: "created", programId, ...termsOf(event.args["terms"] as Record<string, bigint>) };
    case "ProgramExtended":
      return { kind: "extended", programId, end: Number(event.args["end"]) };
    case "ProgramClosed":
      return { kind: "closed", programId };
    case "MemberAdmitted":
      return {
        kind: "admitted",
        programId,
        worker,
        gpus: Number(event.args["gpus"]),
        since: Number(event.args["since"]),
      };
    case "MemberRemoved":
      return { kind: "removed", programId, worker, leftAt: Number(event.args["leftAt"]) };
    case "MinimumVersionSet":
      return { kind: "outdated", lowest: Number(event.args["version"]), from: Number(event.args["from"]) };
    default:
      throw new RangeError(`The log ${log.index} of block ${log.blockNumber} is of no reward program.`);
  }
}

const termsOf = (terms: Record<string, bigint>) => ({
  classId: Number(terms["classId"]),
  mode: Number(terms["mode"]) as RewardMode,
  minSoftwareVersion: Number(terms["minSoftwareVersion"]),
  usdPerGpuDay: terms["usdPerGpuDay"] ?? 0n,
  start: Number(terms["start"]),
  end: Number(terms["end"]),
});
