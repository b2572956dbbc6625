import { ZeroAddress } from "ethers";

import { MAX_PAUSE, PAUSE_COOLDOWN } from "@sonm/protocol/generated/constants.ts";
import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import type { Dao, DaoAnswer, DaoVerb } from "../Dao.ts";
import { sendCall } from "../sendCall.ts";
import { snmText } from "../snmText.ts";

/** `dao brake`: how new deals are stopped at once, where a vote would take too long. */
export const brake: DaoVerb = {
  how: "brake status, brake support --reason <text>, or brake pull --reason <text> (the guardian's)",
  flags: ["reason", "from"],
  run: async (dao) => {
    const [task, ...others] = dao.words;
    if (others.length === 0 && task === "status") return status(dao);
    if (others.length > 0 || (task !== "support" && task !== "pull")) throw new UsageError([`Use: ${brake.how}.`]);
    const reason = dao.flags.reason?.trim() ?? "";
    if (reason === "")
      throw new ConfigError(["The brake needs a reason that everybody can read. Give it by --reason."]);
    const what = task === "pull" ? "pull the brake" : "support the brake";
    const sent = await sendCall(dao, { what, contract: "EntryBrake", function: task, args: [reason] }, "It is done.");
    return dao.wallet === undefined ? sent : { ...sent, lines: [...sent.lines, ...(await status(dao)).lines] };
  },
};

async function status({ contracts: { brake: contract, governor }, connection, now }: Dao): Promise<DaoAnswer> {
  const [{ round, ends, total, needed_: needed }, pausedUntil, guardian, termEnd] = await Promise.all([
    contract.currentRound(),
    connection.contracts.market.pausedUntil(),
    governor.guardian(),
    governor.guardianTermEnd(),
  ]);
  const time = BigInt((await connection.provider.header("latest")).timestamp);
  const stopped = pausedUntil > time;
  const guarded = guardian !== ZeroAddress && termEnd > BigInt(now);
  return {
    lines: [
      stopped
        ? `The market takes no new deals until ${timeText(pausedUntil)}, then again by itself. Running deals go on, and everybody can leave.`
        : `The market takes new deals. The brake would stop them for ${durationText(MAX_PAUSE)}, at most once in ${durationText(PAUSE_COOLDOWN)}.`,
      round === 0n
        ? `Nobody calls for the brake now. Holders of ${snmText(needed)} of votes pull it together.`
        : `Holders of ${snmText(total)} of ${snmText(needed)} call for the brake. The call ends ${timeText(ends)}.`,
      ...(guarded ? [`The guardian ${guardian} can pull it alone until ${timeText(termEnd)}.`] : []),
    ],
    data: { stopped, pausedUntil, round, ends, total, needed, guardian: guarded ? guardian : null },
  };
}
