import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { readDescription, type ProposalDescription } from "@sonm/protocol/proposals/readDescription.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { Dao } from "../Dao.ts";
import { readEvents } from "../readEvents.ts";

/**
 * A proposal as it was made.
 *
 * - `number`: from 1
 * - `text`: its description as the governor has it; `about`: the same, taken apart
 * - `codeHash`: what the governor pinned of the targets' code
 */
export interface Proposal {
  readonly id: bigint;
  readonly number: bigint;
  readonly proposer: Hex;
  readonly calls: readonly ProposalCall[];
  readonly text: string;
  readonly about: ProposalDescription;
  readonly codeHash: Hex;
}

type Made = Omit<Proposal, "number" | "codeHash">;

/** Every proposal, the first one first, from the governor's events. */
export async function readProposals(dao: Dao): Promise<readonly Proposal[]> {
  const proposals: Proposal[] = [];
  let made: Made | undefined;
  for (const { name, args } of await readEvents(dao, "SonmGovernor", ["ProposalCreated", "ProposalRecorded"])) {
    if (name === "ProposalCreated") made = madeOf(args.toObject());
    else if (made !== undefined) {
      proposals.push({ ...made, number: args["number"] as bigint, codeHash: args["codeHash"] as Hex });
      made = undefined;
    }
  }
  return proposals;
}

/** @param event arguments of `ProposalCreated` */
function madeOf(event: Record<string, unknown>): Made {
  const targets = [...(event["targets"] as readonly Hex[])];
  const values = [...(event["values"] as readonly bigint[])];
  const datas = [...(event["calldatas"] as readonly Hex[])];
  const text = event["description"] as string;
  return {
    id: event["proposalId"] as bigint,
    proposer: event["proposer"] as Hex,
    calls: targets.map((target, index) => ({ target, value: values[index] ?? 0n, data: datas[index] ?? "0x" })),
    text,
    about: readDescription(text),
  };
}
