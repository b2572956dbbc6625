import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { Interface, zeroPadValue } from "ethers";

import { logsOf } from "../chain/logsOf.ts";
import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import { words } from "../cli/words.ts";

const market = new Interface(marketAbi);

/** Lists with whom an account does not deal: `blacklist show`. @throws ConfigError with what is wrong */
export const showBlacklist = (call: Call<OwnFlags>): Promise<Answer> => {
  const account = accountOf(call);
  return onChain(call.flags, async ({ provider, deployment }) => {
    const topics = [market.getEvent("BlacklistSet")?.topicHash ?? "", zeroPadValue(account, 32)];
    const listed = new Set<string>();
    for (const log of await logsOf(provider, deployment, { address: deployment.contracts.Market, topics })) {
      const args = market.parseLog(log)?.args;
      const target = String(args?.["target"]);
      if (args?.["listed"] === true) listed.add(target);
      else listed.delete(target);
    }
    const lines = listed.size === 0 ? [`${account} deals with everybody.`] : [...listed];
    return { lines, data: { account, listed: [...listed] } };
  });
};

/** Deals with somebody no more, or again: `blacklist add|remove <address>`. @throws ConfigError with what is wrong */
export async function setBlacklisted(call: Call<OwnFlags>, listed: boolean): Promise<Answer> {
  const target = words.address(call.words[0], "an account");
  return sendAs(call, "the account", async ({ contracts }) => {
    const what = listed ? `deal with ${target} no more` : `deal with ${target} again`;
    return {
      steps: [await stepOf(what, contracts.market.setBlacklisted, target, listed)],
      done: () =>
        Promise.resolve({
          lines: [`${target} is ${listed ? "" : "no longer "}on the list.`],
          data: { target, listed },
        }),
    };
  });
}
