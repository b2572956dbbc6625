import { Contract, encodeBytes32String, id, isCallException, JsonRpcProvider, Wallet } from "ethers";

import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import type { RewardAnswer } from "@sonm/protocol/reward.ts";

import { e2eNetwork } from "./networkConfig.ts";

const { contracts } = networkOf(LOCAL_CHAIN_ID);

/** What the chain itself says, apart from the page. */
export class Chain {
  readonly #provider = new JsonRpcProvider(e2eNetwork().rpcUrl, LOCAL_CHAIN_ID, {
    staticNetwork: true,
    cacheTimeout: -1,
  });
  readonly #market = new Contract(contracts.Market, marketAbi, this.#provider);
  readonly #profiles = new Contract(contracts.Profiles, profilesAbi, this.#provider);
  readonly #dividends = new Contract(contracts.Dividends, dividendsAbi, this.#provider);
  readonly #programs = new Contract(contracts.RewardPrograms, rewardProgramsAbi, this.#provider);
  readonly #snm = new Contract(contracts.SNM, snmAbi, this.#provider);
  readonly #works = new Contract(contracts.WorkOrders, workOrdersAbi, this.#provider);
  readonly #registry = new Contract(contracts.ReportRegistry, reportRegistryAbi, this.#provider);
  readonly #reports = new Contract(contracts.Reports, reportsAbi, this.#provider);

  /** SNM wei in a role's wallet. */
  async wallet(role: LocalRole): Promise<bigint> {
    return (await this.#snm.getFunction("balanceOf").staticCall(localAccounts[role].address)) as bigint;
  }

  /** SNM wei in a role's ledger balance. */
  ledger(role: LocalRole): Promise<bigint> {
    return this.balanceOf(localAccounts[role].address);
  }

  /** SNM wei in an account's ledger balance. */
  async balanceOf(address: string): Promise<bigint> {
    return (await this.#market.getFunction("balanceOf").staticCall(address)) as bigint;
  }

  /** SNM wei that a role has locked for dividends, and how many votes of what is locked it has. */
  async locked(role: LocalRole): Promise<{ locked: bigint; votes: bigint }> {
    const { address } = localAccounts[role];
    const ask = async (name: string) => (await this.#dividends.getFunction(name).staticCall(address)) as bigint;
    return { locked: await ask("lockedOf"), votes: await ask("getVotes") };
  }

  /** SNM wei that a role's claims paid it, by their events. */
  async claimed(role: LocalRole): Promise<bigint> {
    const filter = this.#dividends.filters["DividendsClaimed"]?.(localAccounts[role].address) ?? "";
    const events = await this.#dividends.queryFilter(filter, 0);
    return events.reduce((sum, event) => {
      const amount: unknown = this.#dividends.interface.parseLog(event)?.args["amount"];
      return sum + (typeof amount === "bigint" ? amount : 0n);
    }, 0n);
  }

  /** The program in which this network's machine is a member, and the GPU-seconds that were paid for it. */
  async membership(): Promise<{ program: bigint; claimed: bigint }> {
    const { address } = localAccounts.worker;
    const [program, isMember] = (await this.#programs.getFunction("programOf").staticCall(address)) as [
      bigint,
      boolean,
    ];
    if (!isMember) throw new Error("The machine is in no program.");
    const { claimed } = (await this.#programs.getFunction("member").staticCall(program, address)) as {
      claimed: bigint;
    };
    return { program, claimed };
  }

  /** SNM wei that the market may take from a role's wallet. */
  async allowance(role: LocalRole): Promise<bigint> {
    const { address } = localAccounts[role];
    return (await this.#snm.getFunction("allowance").staticCall(address, contracts.Market)) as bigint;
  }

  /** SNM wei that a deal's bills took from the buyer, fees included, and how many bills there were. */
  async paid(deal: string): Promise<{ paid: bigint; fee: bigint; bills: number }> {
    const events = await this.#market.queryFilter(this.#market.filters["DealBilled"]?.(deal) ?? "", 0);
    const args = events.map((event) => this.#market.interface.parseLog(event)?.args.toObject() ?? {});
    const sum = (name: string): bigint => args.reduce((total, bill) => total + (bill[name] as bigint), 0n);
    return { paid: sum("paid"), fee: sum("fee"), bills: events.length };
  }

  /** What part of the newest bill of a deal was the fee, in basis points, rounded. */
  async lastFee(deal: string): Promise<bigint> {
    const events = await this.#market.queryFilter(this.#market.filters["DealBilled"]?.(deal) ?? "", 0);
    const last = events.at(-1);
    const bill = last === undefined ? undefined : this.#market.interface.parseLog(last)?.args;
    if (bill === undefined) throw new Error("The deal was never billed.");
    const [paid, fee] = [bill["paid"] as bigint, bill["fee"] as bigint];
    return (fee * 10_000n + paid / 2n) / paid;
  }

  /** Hash of what was delivered for a milestone of a work order. */
  async delivered(order: number, milestone: number): Promise<string> {
    const all = (await this.#works.getFunction("milestonesOf").staticCall(order)) as { contentHash: string }[];
    return all[milestone]?.contentHash ?? "";
  }

  /** SNM wei that work orders hold, all together. */
  async heldByWorks(): Promise<bigint> {
    return (await this.#works.getFunction("totalHeld").staticCall()) as bigint;
  }

  /** Why the registry would refuse a report of a role's, or empty where it would take it. */
  async refusedReport(role: LocalRole, kind: string, spent: bigint): Promise<string> {
    const call = { from: localAccounts[role].address };
    return this.#registry
      .getFunction("file")
      .staticCall(encodeBytes32String(kind), id("a report"), "ipfs://report", spent, call)
      .then(
        () => "",
        (error: unknown) => (isCallException(error) ? (error.revert?.name ?? error.message) : String(error)),
      );
  }

  /** Seconds of units that this network's machine has earned by the newest report that is final. */
  async earned(): Promise<number> {
    const [relay] = e2eNetwork().relayUrls;
    const answer = await fetch(new URL(`rewards/${localAccounts.worker.address}`, relay));
    // A node knows nothing of the machine until it was measured.
    if (!answer.ok) return 0;
    const { rewards } = (await answer.json()) as RewardAnswer;
    return rewards.reduce((sum, { gpuSeconds }) => sum + gpuSeconds, 0);
  }

  /** Unix seconds up to which reports are final. */
  async finalUntil(): Promise<number> {
    const read = async (name: string) => (await this.#reports.getFunction(name).staticCall()) as bigint;
    const [, epoch] = (await this.#reports.getFunction("latestReport").staticCall()) as [bigint, bigint];
    const end = (await read("genesis")) + (epoch + 1n) * (await read("epochLength"));
    return Number(end - (await read("disputeWindow")));
  }

  /** Whether an order of a role with this nonce was filled or cancelled. */
  async nonceUsed(role: LocalRole, nonce: bigint): Promise<boolean> {
    return (await this.#market.getFunction("nonceUsed").staticCall(localAccounts[role].address, nonce)) as boolean;
  }

  /** The epoch that a role's orders of a side (0 ask, 1 bid) must carry. */
  async orderEpoch(role: LocalRole, side: number): Promise<number> {
    return Number(await this.#market.getFunction("orderEpoch").staticCall(localAccounts[role].address, side));
  }

  /** Whether a deal runs. */
  async isOpen(deal: string): Promise<boolean> {
    const state = (await this.#market.getFunction("dealState").staticCall(deal)) as { escrow: bigint };
    return state.escrow > 0n;
  }

  /** A role's identity level by its certificates. */
  async level(role: LocalRole): Promise<number> {
    const { level } = (await this.#profiles.getFunction("certifiedLevel").staticCall(localAccounts[role].address)) as {
      level: bigint;
    };
    return Number(level);
  }

  /** Makes a role a validator, as the treasury would after its delay. */
  async appoint(role: LocalRole, level: number): Promise<void> {
    const { Treasury } = contracts;
    await this.#provider.send("anvil_impersonateAccount", [Treasury]);
    await this.#provider.send("anvil_setBalance", [Treasury, "0xde0b6b3a7640000"]);
    const data = this.#profiles.interface.encodeFunctionData("setValidator", [localAccounts[role].address, level]);
    const transaction = { from: Treasury, to: contracts.Profiles, data };
    const hash = (await this.#provider.send("eth_sendTransaction", [transaction])) as string;
    await this.#provider.waitForTransaction(hash);
    await this.#provider.send("anvil_stopImpersonatingAccount", [Treasury]);
  }

  /** Gives an account coin for gas, in wei. */
  async giveCoin(address: string, wei: bigint): Promise<void> {
    await this.#provider.send("anvil_setBalance", [address, `0x${wei.toString(16)}`]);
  }

  /** Puts SNM of the holder's into a role's ledger balance. */
  deposit(role: LocalRole, amount: bigint): Promise<void> {
    return this.depositFor(localAccounts[role].address, amount);
  }

  /** Puts SNM of the holder's into an account's ledger balance. */
  async depositFor(address: string, amount: bigint): Promise<void> {
    const holder = new Wallet(localAccounts.holder.privateKey, this.#provider);
    const send = async (contract: Contract, name: string, ...args: unknown[]): Promise<void> => {
      const sent = (await (contract.connect(holder) as Contract).getFunction(name)(...args)) as {
        wait(): Promise<unknown>;
      };
      await sent.wait();
    };
    await send(this.#snm, "approve", contracts.Market, amount);
    await send(this.#market, "depositFor", address, amount);
  }

  /** Unix seconds of the newest block. */
  async now(): Promise<number> {
    return (await this.#provider.getBlock("latest"))?.timestamp ?? 0;
  }

  close(): void {
    this.#provider.destroy();
  }
}
