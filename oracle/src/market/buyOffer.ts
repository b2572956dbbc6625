import { FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";
import { ZeroHash } from "ethers";

import { broughtHardware, type BroughtHardware } from "../agent/broughtHardware.ts";
import type { Connection } from "../chain/Connection.ts";
import { readAttestation } from "../chain/readAttestation.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { BuyFlags } from "../cli/verbs/buy.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { UsageError } from "../config/UsageError.ts";
import { snmText } from "../dao/snmText.ts";
import { dealLine } from "../deals/dealLine.ts";
import { isParty } from "../deals/isParty.ts";
import { readOpenedSince } from "../deals/readDeals.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { secondsOf } from "../lib/secondsOf.ts";
import { orderArgument } from "../orders/orderArgument.ts";
import { usdPerHour } from "../orders/usdPerHour.ts";
import type { Offer } from "./Offer.ts";
import { readOffers } from "./readOffers.ts";

/** Part of the reserve that is deposited beyond it where something is missing: the rate may move before it is mined. */
const MARGIN = { part: 5n, of: 100n };

/** Rents a machine: `buy <ask id or best>`. What the balance in the market lacks is deposited in the same transaction. @throws ConfigError with what is wrong, or why the chain refuses */
export const buyOffer = (call: Call<BuyFlags>): Promise<Answer> =>
  sendAs(call, "the buyer", async ({ connection, contracts, account }) => {
    const { flags, terminal } = call;
    const { offer, problem } = await terminal.during("Reading the offers", (tell) => theOne(call, connection, tell));
    if (problem !== undefined) terminal.note(problem);
    const duration = flags.hours === undefined ? 0n : secondsOf(flags.hours);
    const { price, author } = offer.fields;
    const [{ rate }, ledger] = await Promise.all([contracts.reports.latestRate(), contracts.market.balanceOf(account)]);
    const reserve = cost(price, rate, duration === 0n ? SPOT_RESERVE : least(duration, FORWARD_RESERVE));
    const missing = reserve > ledger ? reserve - ledger : 0n;
    const deposit = missing === 0n ? 0n : missing + (reserve * MARGIN.part) / MARGIN.of;
    const { age, hardware } = await attestedBy(connection, offer, flags.unattested);
    const args = [orderArgument(offer.fields), offer.signature, duration, age, hardware] as const;
    const term = duration === 0n ? "by the second (spot)" : `for ${flags.hours} hours`;
    const what = `rent ${author} ${term} at ${usdPerHour(price)} USD an hour`;
    const to = await contracts.market.getAddress();
    const data = `0x${contracts.market.interface.encodeFunctionData("buy", [...args]).slice(10)}`;
    const step =
      deposit === 0n
        ? await stepOf(what, contracts.market.buy, ...args)
        : await stepOf(
            `deposit ${snmText(deposit)} and ${what}`,
            contracts.snm["transferAndCall(address,uint256,bytes)"],
            to,
            deposit,
            data,
          );
    const costs = [
      `${snmText(reserve)} move into escrow, of ${snmText(ledger + deposit)} in the market.`,
      ...(duration === 0n ? [] : [`The whole costs ${snmText(cost(price, rate, duration))} at the rate of now.`]),
    ];
    return {
      steps: [step],
      costs,
      done: async ([rented]) => {
        const { provider, deployment } = connection;
        const all = await readOpenedSince(provider, deployment, rented?.block ?? deployment.startBlock);
        const deal = all.findLast((one) => isParty(one, lowerHex(account)) && one.history[0]?.origin === offer.id);
        return {
          lines: [deal === undefined ? "The deal runs." : `The deal runs. ${dealLine(deal)}`],
          data: { deal: deal?.id ?? null, ask: offer.id, reserve, deposit, terms: deal?.terms ?? null },
        };
      },
    };
  });

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What a span costs, rounded up, as the market does. */
const cost = (price: bigint, rate: bigint, seconds: bigint): bigint => (price * rate * seconds + WAD - 1n) / WAD;

async function theOne(
  { words: [word = ""], flags }: Call<BuyFlags>,
  connection: Connection,
  tell: (part: number) => void,
): Promise<{ readonly offer: Offer; readonly problem: string | undefined }> {
  const wanted = word.toLowerCase();
  const isBest = wanted === "best";
  if (!isBest && !/^0x[0-9a-f]{4,64}$/.test(wanted)) {
    throw new UsageError([`"${word}" is no id of an offer: 0x and at least its first 4 digits, or best.`]);
  }
  const limit = isBest ? 1 : 1_000;
  const { offers, problem } = await readOffers(connection, { ...flags, limit }, tell);
  const found = isBest ? offers : offers.filter(({ id }) => id.startsWith(wanted));
  const [offer, another] = found;
  if (offer === undefined) throw new ConfigError(["There is no such offer now. See `sonm market`."]);
  if (another === undefined) return { offer, problem };
  throw new ConfigError([`${found.length} offers begin with ${word}. Give more digits.`]);
}

/** What is demanded of the machine's attestation, and what proves it. */
async function attestedBy(
  connection: Connection,
  { fields: { author }, attestedIn }: Offer,
  unattested: boolean,
): Promise<{ readonly age: bigint; readonly hardware: BroughtHardware }> {
  if (unattested) return { age: 0n, hardware: { factsHash: ZeroHash as `0x${string}`, benchmarks: [] } };
  const attestation = await readAttestation(connection, lowerHex(author), attestedIn);
  if (attestation === undefined) {
    throw new ConfigError([`Nobody attests the hardware of ${author}. Choose another offer, or give --unattested.`]);
  }
  const { hardware } = connection.contracts;
  return { age: (await hardware.validDays()) * 86_400n, hardware: broughtHardware(attestation.machine) };
}
