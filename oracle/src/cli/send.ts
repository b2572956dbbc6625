import type { Wallet } from "ethers";

import { commandSender } from "../chain/commandSender.ts";
import type { Connection } from "../chain/Connection.ts";
import type { Call } from "./Call.ts";
import type { payer } from "./flags/payer.ts";
import { sendSteps, type Sent, type Step } from "./sendSteps.ts";

/** Makes transactions with a key, as `sendSteps` does. @throws ConfigError, UsageError */
export const send = (
  { flags, terminal }: Pick<Call<typeof payer>, "flags" | "terminal">,
  connection: Connection,
  wallet: Wallet,
  steps: readonly [Step, ...Step[]],
  costs: readonly string[] = [],
): Promise<Sent[]> =>
  sendSteps(terminal, connection, commandSender("sonm", wallet, connection, flags["max-fee-gwei"]), steps, costs);
