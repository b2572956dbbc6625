import { commandSender } from "../chain/commandSender.ts";
import { sendSteps, sentLines } from "../cli/sendSteps.ts";
import { ConfigError } from "../config/ConfigError.ts";
import type { ContractName } from "@sonm/protocol/networks.ts";
import type { ArgValue } from "@sonm/protocol/proposals/ArgValue.ts";

import { callCodec } from "./callCodec.ts";
import type { Dao, DaoAnswer } from "./Dao.ts";
import { refusalOf } from "../chain/refusalOf.ts";

/** One call that a verb makes. `what`: a part of a sentence after "to". */
export interface DaoCall {
  readonly what: string;
  readonly contract: ContractName;
  readonly function: string;
  readonly args: readonly ArgValue[];
}

/**
 * Makes a call with the key that was given. Without a key nothing is sent: the call is shown, to be sent by another wallet, after it was
 * tried for the account of --from.
 *
 * @param done what to say when it was made
 * @throws ConfigError with the reason, in words, where the contract refuses
 */
export async function sendCall(dao: Dao, call: DaoCall, done: string): Promise<DaoAnswer> {
  const { connection, wallet, flags, addresses } = dao;
  const to = addresses[call.contract];
  const data = callCodec.encode(call.contract, call.function, call.args);
  const from = wallet?.address ?? flags.from;
  if (from !== undefined) await tried(dao, { from, to, data }, call.what);
  if (wallet === undefined) {
    const tries = from === undefined ? "It was not tried: name the account by --from." : `It would work for ${from}.`;
    return {
      lines: [
        `Without a key nothing is sent. This is the call to ${call.what}. ${tries}`,
        `to: ${to}`,
        `data: ${data}`,
      ],
      data: { sent: false, what: call.what, to, data, value: "0" },
    };
  }
  const sender = commandSender("dao", wallet, connection, flags["max-fee-gwei"]);
  const sent = await sendSteps(dao.terminal, connection, sender, [{ what: call.what, to, data }]);
  return { lines: [done, ...sentLines(sent)], data: { sent: true, ...sent[0] } };
}

async function tried({ connection }: Dao, call: { from: string; to: string; data: string }, what: string) {
  try {
    await connection.provider.call(call);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    throw new ConfigError([`It is not possible to ${what}. ${refusal}`]);
  }
}
