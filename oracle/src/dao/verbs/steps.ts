import { timeText } from "@sonm/protocol/proposals/timeText.ts";
import { ProposalState } from "@sonm/protocol/proposals/ProposalState.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import type { Dao, DaoVerb } from "../Dao.ts";
import { findProposal } from "../proposals/findProposal.ts";
import type { Proposal } from "../proposals/readProposals.ts";
import { stateWord } from "../proposals/stateWords.ts";
import { sendCall } from "../sendCall.ts";

/** A step that changes where a proposal stands, by its id alone. */
interface Step {
  readonly verb: string;
  readonly done: string;
  readonly from: readonly ProposalState[];
  /** What has to be before, in words. */
  readonly wanted: string;
}

const step = ({ verb, done, from, wanted }: Step): DaoVerb => ({
  how: `${verb} <number>`,
  flags: ["from"],
  run: async (dao) => {
    const proposal = await theOne(dao, verb);
    const state = await dao.contracts.governor.state(proposal.id);
    if (!from.some((one) => state === BigInt(one))) {
      throw new ConfigError([`Proposal #${proposal.number} is ${stateWord(state)}. ${wanted}`]);
    }
    if (verb === "execute") await requireDue(dao, proposal);
    const what = `${verb} proposal #${proposal.number}`;
    const call = { what, contract: "SonmGovernor", function: `${verb}(uint256)`, args: [proposal.id] } as const;
    return sendCall(dao, call, `Proposal #${proposal.number} is ${done}.`);
  },
});

async function theOne(dao: Dao, verb: string): Promise<Proposal> {
  if (dao.words.length !== 1) throw new UsageError([`Use: ${verb} <number>.`]);
  return findProposal(dao, dao.words[0]);
}

async function requireDue({ contracts: { governor }, now }: Dao, { id, number }: Proposal): Promise<void> {
  const eta = await governor.proposalEta(id);
  if (eta > BigInt(now)) throw new ConfigError([`Proposal #${number} can be executed from ${timeText(eta)} on.`]);
}

const { Pending, Active, Succeeded, Queued } = ProposalState;

/** `dao queue <number>`. */
export const queue = step({
  ...{ verb: "queue", done: "in the treasury's queue", from: [Succeeded] },
  wanted: "Only what was accepted and is not queued can be queued.",
});

/** `dao execute <number>`. */
export const execute = step({
  ...{ verb: "execute", done: "executed", from: [Queued] },
  wanted: "Only what is queued can be executed.",
});

/** `dao cancel <number>`. */
export const cancel = step({
  ...{ verb: "cancel", done: "taken back", from: [Pending] },
  wanted: "A proposal can be taken back only before its vote begins.",
});

/** `dao veto <number> --reason <text>`: the guardian's. */
export const veto: DaoVerb = {
  how: "veto <number> --reason <text>",
  flags: ["reason", "from"],
  run: async (dao) => {
    const proposal = await theOne(dao, "veto");
    const reason = dao.flags.reason?.trim() ?? "";
    if (reason === "") throw new ConfigError(["A veto needs a reason that everybody can read. Give it by --reason."]);
    const state = await dao.contracts.governor.state(proposal.id);
    if (![Pending, Active, Succeeded, Queued].some((one) => state === BigInt(one))) {
      throw new ConfigError([`Proposal #${proposal.number} is ${stateWord(state)}: nothing is left to veto.`]);
    }
    const what = `veto proposal #${proposal.number}`;
    const call = { what, contract: "SonmGovernor", function: "veto", args: [proposal.id, reason] } as const;
    return sendCall(dao, call, `Proposal #${proposal.number} is cancelled by the guardian.`);
  },
};
