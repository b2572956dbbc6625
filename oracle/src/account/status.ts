import { formatEther } from "ethers";
import { z } from "zod";

import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import { contractsAt } from "../cli/contractsAt.ts";
import type { chain } from "../cli/flags/chain.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { snmText } from "../dao/snmText.ts";
import { isParty } from "../deals/isParty.ts";
import { readDeals } from "../deals/readDeals.ts";
import { fetchJson } from "../http/fetchJson.ts";
import { dateOf } from "../lib/dateOf.ts";

const ASK = { timeoutMs: 3_000, maxBytes: 64 * 1024 };

const metaSchema = z.object({ data: z.object({ _meta: z.object({ block: z.object({ number: z.int() }) }) }) });

/** Tells how the network stands: `status`. @throws ConfigError with what is wrong */
export const networkStatus = ({ flags, terminal }: Call<typeof chain>): Promise<Answer> =>
  onChain(flags, async (connection) => {
    const { provider, deployment, contracts } = connection;
    const [{ number, timestamp: at }, point, pausedUntil, urls, deals] = await terminal.during("Looking around", () =>
      Promise.all([
        provider.header("latest"),
        contracts.reports.latestRate(),
        contracts.market.pausedUntil(),
        nodeUrlsOf(connection),
        readDeals(provider, deployment),
      ]),
    );
    const [nodes, indexed] = await Promise.all([Promise.all(urls.map(answers)), indexedBlock(deployment.graphqlUrl)]);
    const updatedAt = Number(point.updatedAt);
    const stale = at >= updatedAt + Number(point.staleAfter);
    const open = deals.filter(({ closedBlock }) => closedBlock === undefined).length;
    const behind = indexed === undefined ? null : Math.max(0, number - indexed);
    const up = nodes.filter(({ isUp }) => isUp).length;
    return {
      lines: [
        `Chain ${deployment.chainId}: block ${number} of ${dateOf(at)}.`,
        `Rate: ${formatEther(point.rate)} SNM for a USD, reported ${at - updatedAt} s ago${stale ? ": too old, so no deal can open" : ""}.`,
        `Masternodes in the set: ${nodes.length}, of which ${up} answer here.`,
        `Deals that run: ${open}.${pausedUntil > BigInt(at) ? ` New ones are paused until ${dateOf(Number(pausedUntil))}.` : ""}`,
        behind === null ? "The index does not answer." : `The index is ${behind} blocks behind.`,
      ],
      data: {
        chainId: deployment.chainId,
        block: { number, at },
        rate: { snmPerUsd: point.rate, updatedAt, stale },
        pausedUntil: Number(pausedUntil),
        nodes,
        deals: { open, all: deals.length },
        index: behind === null ? null : { behind },
      },
    };
  });

async function answers(url: string): Promise<{ readonly url: string; readonly isUp: boolean }> {
  const isUp = await fetchJson(`${url.replace(/\/+$/, "")}/status`, { ...ASK, maxBytes: 16 * 1024 * 1024 }).then(
    () => true,
    () => false,
  );
  return { url, isUp };
}

/** The newest block that the network's index has; undefined where it does not answer. */
async function indexedBlock(url: string | undefined): Promise<number | undefined> {
  if (url === undefined) return undefined;
  const body = JSON.stringify({ query: "{ _meta { block { number } } }" });
  const said = await fetchJson(url, { ...ASK, body }).catch(() => undefined);
  return metaSchema.safeParse(said).data?.data._meta.block.number;
}

/** Tells who the key is: `whoami`. @throws ConfigError with what is wrong */
export const whoAmI = (call: Call<OwnFlags>): Promise<Answer> => {
  const account = accountOf(call);
  return onChain(call.flags, async ({ provider, deployment, contracts }) => {
    const [{ signer, stake, active }, wallet, deals] = await Promise.all([
      contracts.masternodes.masternode(account),
      contractsAt(call.flags, provider).snm.balanceOf(account),
      readDeals(provider, deployment),
    ]);
    const open = deals.filter((deal) => deal.closedBlock === undefined && isParty(deal, account));
    const bought = open.filter(({ terms: { buyer } }) => buyer.toLowerCase() === account).length;
    const operator = BigInt(signer) === 0n ? null : { signer, stake, active };
    return {
      lines: [
        `${account} on chain ${deployment.chainId}.`,
        `It rents ${bought} machines and rents out ${open.length - bought}, and has ${snmText(wallet)} in its wallet.`,
        operator === null
          ? "It owns no masternode."
          : `Its masternode has ${snmText(stake)} and ${active ? "a" : "no"} seat.`,
      ],
      data: {
        account,
        chainId: deployment.chainId,
        roles: { buyer: { deals: bought }, supplier: { deals: open.length - bought }, operator, holder: { wallet } },
      },
    };
  });
};
