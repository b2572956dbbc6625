import { percentText } from "@sonm/protocol/percentText.ts";

import { logsOf } from "../chain/logsOf.ts";
import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import type { chain } from "../cli/flags/chain.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import { urlSetting } from "../config/commonSettings.ts";
import { UsageError } from "../config/UsageError.ts";
import { snmText } from "../dao/snmText.ts";
import { dateOf } from "../lib/dateOf.ts";

/** What a masternode says of itself. */
interface Said {
  readonly endpoint: string;
  readonly description: string;
}

/** Lists masternodes, those with the most stake first: `masternode list`. @throws ConfigError with what is wrong */
export const listMasternodes = ({ flags, terminal }: Call<typeof chain>): Promise<Answer> =>
  onChain(flags, async (connection) => {
    const masternodes = await terminal.during("Reading the masternodes", async (tell) => {
      const said = await whatTheySay(connection, tell);
      const found = await Promise.all([...said].map(async ([owner, words]) => standingOf(connection, owner, words)));
      return found.toSorted((one, other) => (one.stake > other.stake ? -1 : 1));
    });
    return {
      lines: masternodes.length === 0 ? ["There is no masternode yet."] : masternodes.flatMap(linesOf),
      data: { masternodes },
    };
  });

/** Says where one's masternode is reached: `masternode endpoint <url>`. @throws ConfigError with what is wrong */
export async function changeEndpoint(call: Call<OwnFlags>): Promise<Answer> {
  const read = urlSetting.safeParse(call.words[0]);
  if (!read.success) throw new UsageError([`"${call.words[0] ?? ""}" is no URL, such as https://node.example.`]);
  return sendAs(call, "the owner", async ({ connection, contracts, account }) => ({
    steps: [await stepOf(`have ${read.data} be the node's address`, contracts.masternodes.changeEndpoint, read.data)],
    done: () => toldOf(connection, account),
  }));
}

/** Says what delegators shall read: `masternode describe <text>`. @throws ConfigError with what is wrong */
export const describeMasternode = (call: Call<OwnFlags>): Promise<Answer> => {
  const text = call.words.join(" ");
  return sendAs(call, "the owner", async ({ connection, contracts, account }) => ({
    steps: [await stepOf(`describe the masternode as “${text}”`, contracts.masternodes.changeDescription, text)],
    done: () => toldOf(connection, account),
  }));
};

async function toldOf(connection: Connection, owner: string) {
  const said = (await whatTheySay(connection)).get(owner);
  const found = await standingOf(connection, owner, said ?? { endpoint: "", description: "" });
  return { lines: linesOf(found), data: found };
}

/** Every masternode that ever joined, with what it said last. */
async function whatTheySay(
  { provider, deployment, contracts: { masternodes } }: Connection,
  tell?: (part: number) => void,
): Promise<Map<string, Said>> {
  const events = ["MasternodeJoined", "EndpointChanged", "DescriptionChanged"] as const;
  const topics = [events.map((name) => masternodes.interface.getEvent(name as "EndpointChanged").topicHash)];
  const said = new Map<string, Said>();
  for (const log of await logsOf(provider, deployment, { address: deployment.contracts.Masternodes, topics }, tell)) {
    const event = masternodes.interface.parseLog(log);
    if (event === null) continue;
    const owner = String(event.args["owner"]);
    const before = said.get(owner) ?? { endpoint: "", description: "" };
    said.set(owner, { ...before, ...(event.args.toObject() as Partial<Said>) });
  }
  return said;
}

async function standingOf({ contracts }: Connection, owner: string, { endpoint, description }: Said) {
  const [{ signer, stake, bond, jailedUntil, active }, { commission }] = await Promise.all([
    contracts.masternodes.masternode(owner),
    contracts.duty.commissionOf(owner),
  ]);
  const jailed = jailedUntil === 0n ? null : Number(jailedUntil);
  return {
    owner,
    signer,
    stake,
    bond,
    active,
    jailedUntil: jailed,
    commission: Number(commission),
    endpoint,
    description,
  };
}

function linesOf(found: Awaited<ReturnType<typeof standingOf>>): string[] {
  const { owner, stake, bond, active, jailedUntil, commission, endpoint, description } = found;
  const jail = jailedUntil === null ? "" : `, in jail until ${dateOf(jailedUntil)}`;
  return [
    `${owner}: ${snmText(stake)} staked, ${snmText(bond)} of it by its owner, who keeps ${percentText(BigInt(commission))}; ` +
      `${active ? "has a seat" : "has no seat"}${jail}.`,
    `  ${[endpoint, description].filter((text) => text !== "").join("  ")}`,
  ];
}
