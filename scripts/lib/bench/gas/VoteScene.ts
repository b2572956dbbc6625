import { ballotTypes, governorDomain, VoteSupport } from "@sonm/protocol/ballot.ts";
import type { BaseWallet } from "ethers";

import { writableTypes } from "../../writableTypes.ts";
import { execute, proposalIn, propose, queue, voteFor } from "./decide.ts";
import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";

const { dividends, governor, market, masternodes, snm } = interfaces;
const SNM = 10n ** 18n;
/** Market fee, basis points. */
const FEE = 150;

/** Gas by operation of a proposal's life. */
export type VoteGas = Readonly<Record<"propose" | "vote.first" | "vote" | "vote.sig" | "queue" | "execute", number>>;

/** A proposal of one call, from its first second to its execution. */
export class VoteScene {
  readonly #world: GasWorld;

  constructor(world: GasWorld) {
    this.#world = world;
  }

  /**
   * The second of two proposals: whoever signs has signed before.
   *
   * @param node a masternode in which voters have stake
   */
  async measure(node: string): Promise<VoteGas> {
    const voters = [await this.#voter(node), await this.#voter(node), await this.#voter(node)] as const;
    await this.#live(voters, 0n);
    return this.#live(voters, 1n);
  }

  async #live(
    [first, second, signing]: readonly [BaseWallet, BaseWallet, BaseWallet],
    nonce: bigint,
  ): Promise<VoteGas> {
    const world = this.#world;
    const { chain, parameters } = world;
    const proposed = await propose(
      world,
      [["Market", market.encodeFunctionData("setFee", [FEE])]],
      `# Raise the market's fee\n\nFrom 1% to 1.5%, for year ${nonce} from now.\n`,
    );
    const proposalId = proposalIn(proposed);
    chain.pass(Number(parameters.votingDelay));
    const votes = [await this.#vote(first, proposalId), await this.#vote(second, proposalId)] as const;
    const signed = await this.#voteBySignature(signing, proposalId, nonce);
    await voteFor(world, proposalId);
    chain.pass(Number(parameters.votingPeriod));
    const queued = await queue(world, proposalId);
    chain.pass(Math.max(0, queued.due - chain.now));
    return {
      propose: proposed.gas,
      "vote.first": votes[0].gas,
      vote: votes[1].gas,
      "vote.sig": signed.gas,
      queue: queued.gas,
      execute: (await execute(world, queued)).gas,
    };
  }

  /** Somebody who votes by its wallet, by what it locked, and by its stake. */
  async #voter(node: string): Promise<BaseWallet> {
    const { chain, addresses, deployer, newWallet } = this.#world;
    const voter = await newWallet();
    const send = (to: string, data: string): Promise<Mined> => chain.send(voter, to, data);
    await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [voter.address, 1_000n * SNM]));
    await send(addresses.SNM, snm.encodeFunctionData("delegate", [voter.address]));
    for (const spender of [addresses.Dividends, addresses.Masternodes]) {
      await send(addresses.SNM, snm.encodeFunctionData("approve", [spender, 100n * SNM]));
    }
    await send(addresses.Dividends, dividends.encodeFunctionData("lock", [100n * SNM]));
    await send(addresses.Masternodes, masternodes.encodeFunctionData("delegate", [node, 100n * SNM]));
    return voter;
  }

  #vote(voter: BaseWallet, proposalId: bigint): Promise<Mined> {
    const { chain, addresses } = this.#world;
    return chain.send(
      voter,
      addresses.SonmGovernor,
      governor.encodeFunctionData("castVote", [proposalId, VoteSupport.For]),
    );
  }

  async #voteBySignature(voter: BaseWallet, proposalId: bigint, nonce: bigint): Promise<Mined> {
    const { chain, addresses, deployer } = this.#world;
    const domain = governorDomain(chain.chainId, addresses.SonmGovernor);
    const types = writableTypes({ Ballot: ballotTypes.Ballot });
    const ballot = { proposalId, support: VoteSupport.For, voter: voter.address, nonce };
    const signature = await voter.signTypedData(domain, types, ballot);
    const data = governor.encodeFunctionData("castVoteBySig", [proposalId, VoteSupport.For, voter.address, signature]);
    return chain.send(deployer, addresses.SonmGovernor, data);
  }
}
