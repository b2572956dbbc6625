import { Speed } from "@sonm/protocol/generated/enums.ts";
import { decimalText, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";
import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";
import { ZeroAddress } from "ethers";

import type { DaoVerb } from "../Dao.ts";
import { snmText } from "../snmText.ts";

/** `dao treasury`: what the DAO has, by which rules it decides, and who its guardian is. */
export const treasury: DaoVerb = {
  how: "treasury",
  flags: [],
  run: async ({ contracts: { governor, treasury: owner, snm }, connection: { provider }, addresses, now }) => {
    const before = BigInt(now) - 1n;
    const [balance, coin, spent, fast, waits, quorum, threshold, delay, period, guardian, termEnd] = await Promise.all([
      snm.balanceOf(addresses.Treasury),
      provider.getBalance(addresses.Treasury),
      owner.totalSpent(),
      owner.fastSpendingLeft(),
      Promise.all([Speed.Fast, Speed.Standard, Speed.Slow].map((speed) => owner.delayOf(speed))),
      governor.quorum(before),
      governor.proposalThreshold(),
      governor.votingDelay(),
      governor.votingPeriod(),
      governor.guardian(),
      governor.guardianTermEnd(),
    ]);
    const [fastDelay = 0n, standardDelay = 0n, slowDelay = 0n] = waits;
    const guarded = guardian !== ZeroAddress && termEnd > BigInt(now);
    return {
      lines: [
        `The treasury ${addresses.Treasury} has ${snmText(balance)} and ${decimalText(coin, WAD_DIGITS)} of the chain's coin.`,
        `Decisions took out ${snmText(spent)} so far. ${snmText(fast)} may yet be spent fast in these 30 days.`,
        `Decisions wait ${durationText(fastDelay)} where they are fast, ${durationText(slowDelay)} where they are slow, and ` +
          `${durationText(standardDelay)} otherwise.`,
        `A proposer needs ${snmText(threshold)} of votes. A vote begins ${durationText(delay)} after its proposal and lasts ` +
          `${durationText(period)}; the quorum would be ${snmText(quorum)} now.`,
        guarded
          ? `The guardian ${guardian} can veto proposals and pull the brake until ${timeText(termEnd)}.`
          : "There is no guardian any more.",
      ],
      data: {
        ...{
          treasury: addresses.Treasury,
          governor: addresses.SonmGovernor,
          balance,
          coin,
          spent,
          fastSpendingLeft: fast,
        },
        delays: { fast: fastDelay, standard: standardDelay, slow: slowDelay },
        ...{ quorum, proposalThreshold: threshold, votingDelay: delay, votingPeriod: period },
        guardian: guarded ? { address: guardian, until: termEnd } : null,
      },
    };
  },
};
