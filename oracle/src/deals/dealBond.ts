import type { UptimeProof } from "@sonm/protocol/uptime.ts";

import type { Connection } from "../chain/Connection.ts";
import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { DealsRefundFlags, DealsSendFlags } from "../cli/verbs/deals.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { snmText } from "../dao/snmText.ts";
import { noAnswer } from "../http/askInTurn.ts";
import { errorText } from "../lib/errorText.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { fetchUptimes } from "../uptimes/fetchUptimes.ts";
import { isProved } from "../uptimes/isProved.ts";
import type { MarketDeal } from "./MarketDeal.ts";
import { sendOnDeal } from "./sendOnDeal.ts";

const TIMEOUT_MS = 20_000;

/** Returns the bond to its supplier: `deals release <deal>`. @throws ConfigError with what is wrong, or why the chain refuses */
export const releaseBond = (call: Call<DealsSendFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, { contracts: { guarantees } }) => ({
    step: await stepOf(
      `return the bond of ${snmText(deal.terms.bond)} to the supplier`,
      guarantees.release,
      deal.terms,
    ),
    done: () => ({ line: "The bond is returned." }),
  }));

/**
 * Claims a refund for downtime: `deals refund <deal>`. Of what the nodes can prove, what shows the longest downtime is brought.
 *
 * @throws ConfigError with what is wrong, that there was no downtime, or why the chain refuses
 */
export const claimRefund = (call: Call<DealsRefundFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, connection) => {
    const { guarantees } = connection.contracts;
    const span = await spanOf(deal, connection);
    const urls = await nodeUrlsOf(connection, call.flags.node);
    const { before, after, offline } = await call.terminal.during("Asking the nodes for proofs", () =>
      longestDowntime(deal, span, urls, connection),
    );
    const history = [...deal.history];
    const refund = await guarantees.refundFor(history, offline);
    const step = await stepOf(
      `claim ${snmText(refund)} for ${offline} seconds offline`,
      guarantees.claim,
      history,
      before === null ? NONE : proofArgument(before),
      proofArgument(after),
    );
    return {
      step,
      done: () => ({ line: `${snmText(refund)} are in your balance of the market.`, data: { offline, refund } }),
    };
  });

const NONE = { sequence: 0, asOf: 0, online: 0, proof: [] as string[] };

const proofArgument = ({ sequence, asOf, online, proof }: UptimeProof) => ({
  sequence,
  asOf,
  online,
  proof: [...proof],
});

/** When there was service in a closed deal, unix seconds. */
async function spanOf({ id, terms, closedBlock }: MarketDeal, { provider }: Connection) {
  if (closedBlock === undefined)
    throw new ConfigError([`The deal ${id} runs. Close it first: \`sonm deals close ${id}\`.`]);
  if (terms.bond === 0n) throw new ConfigError(["The deal has no bond to refund anything out of."]);
  const { timestamp: closed } = await provider.header(closedBlock);
  const [start, end] = [Number(terms.start), Number(terms.start + terms.duration)];
  return { start, end: terms.duration === 0n ? closed : Math.min(closed, end) };
}

/** Proofs around a deal, and the seconds offline that they show by the rule of `Guarantees.sol`. */
interface Downtime {
  readonly before: UptimeProof | null;
  readonly after: UptimeProof;
  readonly offline: number;
}

async function longestDowntime(
  { terms }: MarketDeal,
  { start, end }: { readonly start: number; readonly end: number },
  urls: readonly string[],
  { contracts: { reports } }: Connection,
): Promise<Downtime> {
  const worker = lowerHex(terms.supplier);
  const problems: string[] = [];
  const checked = async (proof: UptimeProof | null): Promise<UptimeProof | null> => {
    if (proof === null || isProved(worker, proof, await reports.rootOf(proof.sequence))) return proof;
    throw new Error(`its proof does not fit the root of report ${proof.sequence} on the chain`);
  };
  const found = await Promise.all(
    urls.map(async (url): Promise<Downtime[]> => {
      try {
        const answer = await fetchUptimes(url, worker, { from: start, to: end }, TIMEOUT_MS);
        const [before, after] = [await checked(answer.before), await checked(answer.after)];
        if (after === null || after.online < (before?.online ?? 0)) return [];
        const span = Math.max(0, Math.min(end, after.asOf) - Math.max(start, before?.asOf ?? 0));
        return [{ before, after, offline: Math.max(0, span - (after.online - (before?.online ?? 0))) }];
      } catch (error) {
        problems.push(`${url}: ${errorText(error)}`);
        return [];
      }
    }),
  );
  const [best] = found.flat().toSorted((one, other) => other.offline - one.offline);
  if (best === undefined) {
    if (problems.length > 0 || urls.length === 0) throw noAnswer(problems);
    throw new ConfigError(["No report of the deal's end is there yet. Claim once the next one is accepted."]);
  }
  if (best.offline > 0) return best;
  throw new ConfigError(["The machine was online all the time, as far as the proofs show. Nothing can be claimed."]);
}
