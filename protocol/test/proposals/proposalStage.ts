import { getAddress, id as hashOf } from "ethers";

import { contractAbis } from "../../../oracle/src/dao/contractAbis.ts";
import type { ProposalAction } from "../../src/proposals/ProposalAction.ts";
import { proposalActions } from "../../src/proposals/proposalActions.ts";
import type { ProposalContext } from "../../src/proposals/ProposalContext.ts";
import type { ProposalContract } from "../../src/proposals/ProposalContract.ts";

/** Where the contracts of a test are. */
export const addresses = Object.fromEntries(
  Object.keys(contractAbis).map((contract) => [contract, getAddress(hashOf(contract).slice(0, 42))]),
) as Readonly<Record<ProposalContract, `0x${string}`>>;

/** Nothing was asked. */
export const nothingKnown: ProposalContext = { addresses, current: () => undefined };

/** An action by its name. */
export function actionNamed(id: string): ProposalAction {
  const action = proposalActions.find((one) => one.id === id);
  if (action === undefined) throw new Error(`There is no action ${id}.`);
  return action;
}
