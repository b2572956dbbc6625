import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { Interface, zeroPadValue } from "ethers";

import { logsOf } from "../chain/logsOf.ts";
import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import { contractsAt } from "../cli/contractsAt.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { ProfileFlags } from "../cli/verbs/profile.ts";

const profiles = new Interface(profilesAbi);

/** Says what an account says about itself, and what is certified: `profile show`. @throws ConfigError with what is wrong */
export const showProfile = (call: Call<OwnFlags>): Promise<Answer> => {
  const account = accountOf(call);
  return onChain(call.flags, async ({ provider, deployment }) => {
    const contract = contractsAt(call.flags, provider).profiles;
    const topics = [profiles.getEvent("ProfileDescribed")?.topicHash ?? "", zeroPadValue(account, 32)];
    const [logs, { level, until }] = await Promise.all([
      logsOf(provider, deployment, { address: await contract.getAddress(), topics }),
      contract.certifiedLevel(account),
    ]);
    const last = logs.at(-1);
    const args = last === undefined ? undefined : profiles.parseLog(last)?.args;
    const [name, link] = [String(args?.["name"] ?? ""), String(args?.["link"] ?? "")];
    const words = name === "" && link === "" ? "says nothing about itself" : `calls itself "${name}" ${link}`.trimEnd();
    return {
      lines: [`${account} ${words}; nobody checked that. Identity level certified: ${level}.`],
      data: { account, name, link, level: Number(level), until: Number(until) },
    };
  });
};

/** Publishes what one says about oneself: `profile describe`. @throws ConfigError with what is wrong */
export async function describeProfile(call: Call<ProfileFlags>): Promise<Answer> {
  const { name, link } = call.flags;
  return sendAs(call, "the account", async ({ contracts, account }) => ({
    steps: [await stepOf(`publish the name "${name}" and the link "${link}"`, contracts.profiles.describe, name, link)],
    done: () => Promise.resolve({ lines: ["It is published."], data: { account, name, link } }),
  }));
}
