import { Contract, JsonRpcProvider, Wallet } from "ethers";

import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

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

  /** SNM wei in a role's wallet. */
  async wallet(role: LocalRole): Promise<bigint> {
    return (await this.#snm.getFunction("balanceOf").staticCall(localAccounts[role].address)) as bigint;
  }

  /** SNM wei in a role's ledger balance. */
  async ledger(role: LocalRole): Promise<bigint> {
    return (await this.#market.getFunction("balanceOf").staticCall(localAccounts[role].address)) as bigint;
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

  /** Puts SNM of the holder's into a role's ledger balance. */
  async deposit(role: LocalRole, amount: bigint): Promise<void> {
    const holder = new Wallet(localAccounts.holder.privateKey, this.#provider);
    const send = async (contract: Contract, name: string, ...args: unknown[]): Promise<void> => {
      const sent = (await (contract.connect(holder) as Contract).getFunction(name)(...args)) as {
        wait(): Promise<unknown>;
      };
      await sent.wait();
    };
    await send(this.#snm, "approve", contracts.Market, amount);
    await send(this.#market, "depositFor", localAccounts[role].address, amount);
  }

  /** Unix seconds of the newest block. */
  async now(): Promise<number> {
    return (await this.#provider.getBlock("latest"))?.timestamp ?? 0;
  }

  close(): void {
    this.#provider.destroy();
  }
}
