import { type LogDescription, zeroPadValue } from "ethers";

import type { Basket } from "@sonm/protocol/choice/Basket.ts";
import { findNearMisses } from "@sonm/protocol/choice/findNearMisses.ts";
import { NO_LIMITS, type Limits } from "@sonm/protocol/choice/Limits.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import { FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";

import { commandSender } from "./chain/commandSender.ts";
import type { Connection } from "./chain/Connection.ts";
import type { TransactionSender } from "./chain/TransactionSender.ts";
import { buySteps } from "./choice/buySteps.ts";
import { choiceLines } from "./choice/choiceLines.ts";
import { chooseChecked, type CheckedChoice } from "./choice/chooseChecked.ts";
import { needsOfFlags } from "./choice/findFlags.ts";
import type { MarketOffer } from "./choice/MarketOffer.ts";
import type { AskSources } from "./choice/readAsks.ts";
import { readOffers } from "./choice/readOffers.ts";
import { whyNotBuy } from "./choice/whyNotBuy.ts";
import { withOnline } from "./choice/withOnline.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import { requirePayer } from "./cli/requirePayer.ts";
import { type Sent, sendSteps, sentLines } from "./cli/sendSteps.ts";
import type { Terminal } from "./cli/Terminal.ts";
import type { FindFlags } from "./cli/verbs/find.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { payerOf } from "./config/payerFlags.ts";
import { UsageError } from "./config/UsageError.ts";
import { snmText } from "./dao/snmText.ts";
import { nodeUrls } from "./market/nodeUrls.ts";
import { openIndex } from "./market/openIndex.ts";
import type { Hex } from "./lib/Hex.ts";
import { lowerHex } from "./lib/lowerHex.ts";

const TIMEOUT_MS = 20_000;

const DAY = 86_400;

/** How old a measurement may be where the task does not say: as long as attestations are good. */
const ATTESTATION_AGE = 30 * DAY;

/** Who is asked for where no key and no account is given: an address that nobody has a key of. */
const ANYBODY = lowerHex(zeroPadValue("0xdead", 20));

/** Part of the reserve that is deposited beyond it, in per cent: the rate may move meanwhile. */
const MARGIN = 5n;

/**
 * Finds the best machine or basket of machines for a task, with reasons, from what chain and relays know: `find`. Every machine
 * of it was held against the market's rules. With `--buy` all its deals are opened in one transaction.
 *
 * @throws ConfigError with what is wrong, why nothing is bought, or why the chain refuses
 */
export async function runFind(call: Call<FindFlags>): Promise<Answer> {
  const { flags, environment, terminal } = call;
  const needs = needsOfFlags(flags);
  const wallet = flags.buy ? requirePayer(call, "the buyer") : payerOf("the buyer", flags, environment);
  const most = flags["max-cost"];
  if (flags.buy && most === undefined) throw new UsageError(["Say by --max-cost how much SNM it may cost."]);
  return onChain(flags, async (connection) => {
    const { index, problem } = await openIndex(connection, flags.index);
    if (problem !== undefined) terminal.note(problem);
    const urls = await nodeUrls(connection, index, flags.node);
    const account = wallet === undefined ? flags.account : lowerHex(wallet.address);
    const sources = { urls, timeoutMs: TIMEOUT_MS, index };
    const { checked, limits } = await choose(connection, sources, needs, account, terminal);
    const best = checked.choice.baskets[0];
    const offers = checked.offers.map(({ offer }) => offer);
    const nearMisses = findNearMisses(offers, needs, limits, best);
    const lines = choiceLines(checked.choice, nearMisses, needs, limits.now);
    const data = { ...checked.choice, nearMisses };
    if (!flags.buy || wallet === undefined || most === undefined) return { lines, data };
    if (best === undefined) throw new ConfigError(["Nothing was bought: no machine does this task now."]);
    terminal.note(...lines, "");
    const sender = commandSender("find", wallet, connection, flags["max-fee-gwei"]);
    const bought = await buy(connection, sender, { needs, best, offers: checked.offers, most }, terminal);
    const opened = bought.deals.map(({ id, supplier }) => `Deal ${id} with ${supplier}.`);
    return { lines: [...opened, ...sentLines(bought.sent)], data: { ...data, ...bought } };
  });
}

const maxAgeOf = (needs: Needs, { hardware }: MarketOffer): number =>
  needs.maxAttestationAge > 0 ? needs.maxAttestationAge : hardware === undefined ? 0 : ATTESTATION_AGE;

async function choose(
  connection: Connection,
  sources: AskSources,
  needs: Needs,
  account: Hex | undefined,
  terminal: Terminal,
): Promise<{ readonly checked: CheckedChoice; readonly limits: Limits }> {
  const { market } = connection.contracts;
  const now = (await connection.provider.getBlock("latest"))?.timestamp ?? 0;
  const { offers, silent } = await terminal.during("Reading the offers", (tell) =>
    readOffers(connection, { ...sources, tell }, now),
  );
  for (const one of silent) terminal.note(`A relay does not answer: ${one}`);
  const looked = await withOnline(connection, sources.urls, offers, { needs, now, timeoutMs: TIMEOUT_MS });
  const master = account === undefined ? undefined : lowerHex(await market.masterOf(account));
  const level = master === undefined ? 0 : Number(await market.levelOf(master));
  const buyer = account === undefined || master === undefined ? undefined : { address: account, master, level };
  const limits: Limits = { ...NO_LIMITS, now, buyer };
  const { duration } = needs;
  const checked = await chooseChecked(looked, needs, limits, (found) =>
    whyNotBuy(connection, found, { buyer: account ?? ANYBODY, duration, maxAge: maxAgeOf(needs, found), now }),
  );
  return { checked, limits };
}

interface Wanted {
  readonly needs: Needs;
  readonly best: Basket;
  readonly offers: readonly MarketOffer[];
  /** SNM wei that it may cost. */
  readonly most: bigint;
}

async function buy(
  connection: Connection,
  sender: TransactionSender,
  { needs, best, offers, most }: Wanted,
  terminal: Terminal,
): Promise<{ readonly deals: readonly OpenedDeal[]; readonly sent: readonly Sent[] }> {
  const { market, reports } = connection.contracts;
  const { duration } = needs;
  const [{ rate }, balance] = await Promise.all([reports.latestRate(), market.balanceOf(sender.address)]);
  const costOf = (seconds: bigint): bigint =>
    best.offers.reduce((sum, { ask }) => sum + (ask.price * rate * seconds + WAD - 1n) / WAD, 0n);
  const length = BigInt(duration);
  const reserve = costOf(duration === 0 ? SPOT_RESERVE : length < FORWARD_RESERVE ? length : FORWARD_RESERVE);
  const total = duration === 0 ? reserve : costOf(length);
  const what = duration === 0 ? "locks" : "costs";
  if (total > most)
    throw new ConfigError([`Nothing was bought: it ${what} ${snmText(total)}, more than ${snmText(most)}.`]);
  const missing = reserve > balance ? reserve - balance : 0n;
  const deposit = missing === 0n ? 0n : missing + (reserve * MARGIN) / 100n;
  const chosen = new Set(best.offers.map(({ id }) => id));
  const steps = await buySteps(connection, {
    offers: offers.filter(({ offer }) => chosen.has(offer.id)),
    duration,
    deposit,
    maxAge: (found) => maxAgeOf(needs, found),
  });
  const costs = [`It ${what} ${snmText(total)} at the rate now; ${snmText(reserve)} move to escrow at once.`];
  const sent = await sendSteps(terminal, connection, sender, steps, costs);
  const receipt = await connection.provider.getTransactionReceipt(sent.at(-1)?.transaction ?? "");
  return { deals: (receipt?.logs ?? []).flatMap((log) => openedBy(market.interface.parseLog(log))), sent };
}

/** A deal that was opened, and its machine. */
interface OpenedDeal {
  readonly id: Hex;
  readonly supplier: Hex;
}

function openedBy(event: LogDescription | null): OpenedDeal[] {
  if (event?.name !== "DealOpened") return [];
  return [{ id: lowerHex(event.args["id"] as string), supplier: lowerHex(event.args["supplier"] as string) }];
}
