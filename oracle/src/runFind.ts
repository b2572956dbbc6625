import { createInterface } from "node:readline/promises";

import type { Basket } from "@sonm/protocol/choice/Basket.ts";
import { NO_LIMITS, type Limits } from "@sonm/protocol/choice/Limits.ts";
import { findNearMisses } from "@sonm/protocol/choice/findNearMisses.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import { FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";
import { formatEther, type Wallet } from "ethers";
import { z } from "zod";

import { connect, type Connection } from "./chain/Connection.ts";
import { commandSender } from "./chain/commandSender.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { buyBasket } from "./choice/buyBasket.ts";
import { choiceLines } from "./choice/choiceLines.ts";
import { chooseChecked, type CheckedChoice } from "./choice/chooseChecked.ts";
import { FIND_OPTIONS, findFlags, needsOfFlags } from "./choice/findFlags.ts";
import type { MarketOffer } from "./choice/MarketOffer.ts";
import { readOffers } from "./choice/readOffers.ts";
import { whyNotBuy } from "./choice/whyNotBuy.ts";
import { withOnline } from "./choice/withOnline.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, snmSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { PAYER_OPTIONS, payerFlags, payerOf } from "./config/payerFlags.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import type { Hex } from "./lib/Hex.ts";
import { lowerHex } from "./lib/lowerHex.ts";

const HOW =
  "Use: find [--preset train|render|web|hash|build] [--machines <number>] [--most <number>] [--hours <number> or --spot] " +
  "[--budget <USD>] [--per-hour <USD>] [--gpus, --gpu-memory, --memory, --cores, --disk, --download, --upload <amount, such as 11GB>] " +
  "[--total-gpu-memory <amount> and so on] [--incoming] [--outbound] [--nvidia] [--class <code>] [--model <text>] [--level <2 to 4>] " +
  "[--measured-within <days>] [--online <percent>] [--bond <SNM>] [--goal cheap|fast|safe] [--node <url of a node>] [--json]; " +
  "with --buy --max-cost <SNM> [--yes] the deals are opened, by the buyer's key (SONM_OWNER_KEY, or --keystore-file and " +
  `--password-file) ${CHAIN_HOW}.`;

const TIMEOUT_MS = 20_000;

const DAY = 86_400;

/** How old a measurement may be where the task does not say: as long as attestations are good. */
const ATTESTATION_AGE = 30 * DAY;

/** Who is asked for where no key and no account is given: an address that nobody has a key of. */
const ANYBODY: Hex = "0x000000000000000000000000000000000000dead";

/** Part of the reserve that is deposited beyond it, in per cent: the rate may move meanwhile. */
const MARGIN = 5n;

const OPTIONS = {
  ...FIND_OPTIONS,
  ...CHAIN_OPTIONS,
  ...PAYER_OPTIONS,
  node: { type: "string" },
  account: { type: "string" },
  json: { type: "boolean" },
  buy: { type: "boolean" },
  "max-cost": { type: "string" },
  yes: { type: "boolean" },
} as const;

const flagsSchema = z.strictObject({
  ...findFlags,
  ...chainFlags,
  ...payerFlags,
  node: urlSetting.optional(),
  account: addressSetting.optional(),
  json: z.boolean().default(false),
  buy: z.boolean().default(false),
  "max-cost": snmSetting.optional(),
  yes: z.boolean().default(false),
});

/**
 * Finds the best machine or basket of machines for a task, with reasons, from what chain and relays know: `find`. Every machine
 * of it was held against the market's rules. With `--buy` all its deals are opened in one transaction.
 *
 * @throws ConfigError with what is wrong with the flags, the key or the chain, or why nothing is bought
 * @throws ChainError where the chain refuses
 */
export async function runFind({ argv, environment }: ConfigSources): Promise<void> {
  const flags = readVerbFlags(flagsSchema, OPTIONS, argv, HOW);
  const needs = needsOfFlags(flags);
  const wallet = payerOf("buyer", flags, environment);
  if (flags.buy && wallet === undefined) throw new ConfigError(["The key of whoever buys is missing.", HOW]);
  if (flags.buy && flags["max-cost"] === undefined)
    throw new ConfigError(["Say by --max-cost how much SNM it may cost."]);
  const connection = await connect(chainOf(flags));
  try {
    const urls = flags.node === undefined ? await nodeUrlsOf(connection) : [flags.node.replace(/\/+$/, "")];
    const account = wallet === undefined ? flags.account : lowerHex(wallet.address);
    const { checked, limits } = await choose(connection, urls, needs, account);
    const best = checked.choice.baskets[0];
    const all = checked.offers.map(({ offer }) => offer);
    const misses = findNearMisses(all, needs, limits, best);
    if (flags.json) console.log(asJson({ ...checked.choice, nearMisses: misses }));
    else console.log(choiceLines(checked.choice, misses, needs, limits.now).join("\n"));
    if (!flags.buy || wallet === undefined) return;
    if (best === undefined) throw new ConfigError(["Nothing was bought: no machine does this task now."]);
    await buy(connection, wallet, { needs, best, offers: checked.offers, most: flags["max-cost"] ?? 0n }, flags);
  } finally {
    connection.provider.destroy();
  }
}

const maxAgeOf = (needs: Needs, { hardware }: MarketOffer): number =>
  needs.maxAttestationAge > 0 ? needs.maxAttestationAge : hardware === undefined ? 0 : ATTESTATION_AGE;

async function choose(
  connection: Connection,
  urls: readonly string[],
  needs: Needs,
  account: Hex | undefined,
): Promise<{ readonly checked: CheckedChoice; readonly limits: Limits }> {
  const { market } = connection.contracts;
  const now = (await connection.provider.getBlock("latest"))?.timestamp ?? 0;
  const { offers, silent } = await readOffers(connection, urls, now, TIMEOUT_MS);
  for (const problem of silent) console.error(`A relay does not answer: ${problem}`);
  const looked = await withOnline(connection, urls, offers, { needs, now, timeoutMs: TIMEOUT_MS });
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
  wallet: Wallet,
  { needs, best, offers, most }: Wanted,
  flags: { readonly yes: boolean; readonly "max-fee-gwei": number },
): Promise<void> {
  const { market, reports } = connection.contracts;
  const { duration } = needs;
  const [{ rate }, balance] = await Promise.all([reports.latestRate(), market.balanceOf(wallet.address)]);
  const costOf = (seconds: bigint): bigint =>
    best.offers.reduce((sum, { ask }) => sum + (ask.price * rate * seconds + WAD - 1n) / WAD, 0n);
  const length = BigInt(duration);
  const reserve = costOf(duration === 0 ? SPOT_RESERVE : length < FORWARD_RESERVE ? length : FORWARD_RESERVE);
  const total = duration === 0 ? reserve : costOf(length);
  const what = duration === 0 ? "locks" : "costs";
  if (total > most)
    throw new ConfigError([
      `Nothing was bought: it ${what} ${formatEther(total)} SNM, more than ${formatEther(most)}.`,
    ]);
  const missing = reserve > balance ? reserve - balance : 0n;
  const deposit = missing === 0n ? 0n : missing + (reserve * MARGIN) / 100n;
  const count = `${best.offers.length} ${best.offers.length === 1 ? "deal" : "deals"}`;
  const summary = `Opens ${count}: ${what} ${formatEther(total)} SNM, moves ${formatEther(reserve)} SNM to escrow, deposits ${formatEther(deposit)} SNM.`;
  console.error(summary);
  if (!flags.yes && !(await isAgreed())) throw new ConfigError(["Nothing was bought. Say yes, or give --yes."]);
  const chosen = new Set(best.offers.map(({ id }) => id));
  const deals = await buyBasket(connection, commandSender("find", wallet, connection, flags["max-fee-gwei"]), {
    offers: offers.filter(({ offer }) => chosen.has(offer.id)),
    duration,
    deposit,
    maxAge: (found) => maxAgeOf(needs, found),
  });
  for (const deal of deals) console.log(JSON.stringify(deal));
}

/** Asks whoever sits there; nobody does where input comes from a program. */
async function isAgreed(): Promise<boolean> {
  if (process.stdin.isTTY !== true) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question("Buy? [y/N] ")).trim());
  } finally {
    lines.close();
  }
}

/** Numbers as text: JSON has none that large. */
const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part));
