import { attestationActions } from "./actions/attestationActions.ts";
import { daoActions } from "./actions/daoActions.ts";
import { marketActions } from "./actions/marketActions.ts";
import { paymentActions } from "./actions/paymentActions.ts";
import { programActions } from "./actions/programActions.ts";
import { recordActions } from "./actions/recordActions.ts";
import { stakingActions } from "./actions/stakingActions.ts";
import { workActions } from "./actions/workActions.ts";
import type { ProposalAction } from "./ProposalAction.ts";

/** Everything that a proposal can be made of by a form. */
export const proposalActions: readonly ProposalAction[] = [
  ...marketActions,
  ...attestationActions,
  ...stakingActions,
  ...paymentActions,
  ...programActions,
  ...workActions,
  ...recordActions,
  ...daoActions,
];
