import { Interface } from "ethers";
import { z } from "zod";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { openDeals, type DealEvent, type OpenDeal } from "@sonm/protocol/openDeals.ts";

import { checkChain } from "./chain/checkChain.ts";
import { RpcProvider } from "./chain/RpcProvider.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting } from "./config/commonSettings.ts";
import type { Deployment } from "./config/loadDeployment.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import type { Hex } from "./lib/Hex.ts";

const HOW = `Use: deals [--account <address>] ${CHAIN_HOW}.`;

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

const NAMES = ["DealOpened", "DealAmended", "DealClosed"] as const satisfies readonly DealEvent["name"][];

const market = new Interface(marketAbi);

const OPTIONS = { account: { type: "string" }, ...CHAIN_OPTIONS } as const;

const flagsSchema = z.strictObject({ account: addressSetting.optional(), ...chainFlags });

/**
 * Lists the deals that run, one JSON object a line with the terms that `bill` and `close` take, from the chain's events
 * alone: `deals`. No index and no database is needed.
 *
 * @throws ConfigError with what is wrong with the flags or the chain
 */
export async function runDeals(argv: readonly string[]): Promise<void> {
  const flags = readVerbFlags(flagsSchema, OPTIONS, argv, HOW);
  const { account } = flags;
  const deployment = chainOf(flags);
  const provider = new RpcProvider(deployment.rpcUrl, deployment.chainId);
  try {
    await checkChain(provider, deployment);
    const deals = openDeals(await readEvents(provider, deployment));
    for (const deal of deals) if (account === undefined || isParty(deal, account)) console.log(asJson(deal));
  } finally {
    provider.destroy();
  }
}

/** Every event of a deal since the deployment, in order. */
async function readEvents(provider: RpcProvider, { contracts, startBlock }: Deployment): Promise<DealEvent[]> {
  const topics = [NAMES.map((name) => market.getEvent(name)?.topicHash ?? "")];
  const newest = await provider.getBlockNumber();
  const events: DealEvent[] = [];
  for (let fromBlock = startBlock; fromBlock <= newest; fromBlock += RANGE) {
    const toBlock = Math.min(fromBlock + RANGE - 1, newest);
    for (const log of await provider.getLogs({ address: contracts.Market, topics, fromBlock, toBlock })) {
      const event = market.parseLog(log);
      if (event !== null) events.push({ name: event.name, ...event.args.toObject() } as unknown as DealEvent);
    }
  }
  return events;
}

function isParty({ terms: { buyer, supplier, master } }: OpenDeal, account: Hex): boolean {
  return [buyer, supplier, master].some((party) => party.toLowerCase() === account);
}

/** Numbers as text: JSON has none that large. */
function asJson(deal: OpenDeal): string {
  return JSON.stringify(deal, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}
