import type { Wallet } from "ethers";

import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "./Answer.ts";
import type { Call } from "./Call.ts";
import { contractsAt, type AccountContracts } from "./contractsAt.ts";
import type { chain } from "./flags/chain.ts";
import type { payer } from "./flags/payer.ts";
import { onChain } from "./onChain.ts";
import { requirePayer } from "./requirePayer.ts";
import { send } from "./send.ts";
import { type Sent, sentLines, type Step } from "./sendSteps.ts";

/** What a verb is done with. */
export interface Acting {
  readonly connection: Connection;
  readonly contracts: Connection["contracts"] & AccountContracts;
  readonly wallet: Wallet;
  readonly account: string;
}

/** What a verb sends, and how things stand afterwards. */
export interface Plan {
  readonly steps: readonly [Step, ...Step[]];
  readonly costs?: readonly string[];
  /** @param sent what was made, in the order of the steps */
  readonly done: (sent: readonly Sent[]) => Promise<{ readonly lines: readonly string[]; readonly data?: object }>;
}

/** Sends what a verb plans with the key that was given, and says how things stand then. @param whose key, in messages */
export async function sendAs(
  call: Call<typeof chain & typeof payer>,
  whose: string,
  plan: (acting: Acting) => Promise<Plan>,
): Promise<Answer> {
  const wallet = requirePayer(call, whose);
  return onChain(call.flags, async (connection) => {
    const contracts = { ...connection.contracts, ...contractsAt(call.flags, connection.provider) };
    const { steps, costs, done } = await plan({ connection, contracts, wallet, account: wallet.address });
    const sent = await send(call, connection, wallet, steps, costs);
    const { lines, data } = await done(sent);
    return { lines: [...lines, ...sentLines(sent)], data: { ...data, sent } };
  });
}
