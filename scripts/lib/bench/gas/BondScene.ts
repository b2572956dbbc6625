import type { BaseWallet } from "ethers";

import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import type { DealTerms } from "./MarketScene.ts";
import { proveLeaf, type ReportScene } from "./ReportScene.ts";

const { guarantees } = interfaces;

/** Refunds out of bonds. */
export class BondScene {
  readonly #world: GasWorld;
  readonly #reports: ReportScene;

  constructor(world: GasWorld, reports: ReportScene) {
    this.#world = world;
    this.#reports = reports;
  }

  /** Has a machine's uptime reported in a tree of 131,072 leaves, as of now. */
  async attest(worker: string, online: number) {
    const { chain, addresses } = this.#world;
    const asOf = chain.now;
    const leaf = await chain.call(
      addresses.Guarantees,
      guarantees.encodeFunctionData("leafOf", [worker, asOf, online]),
    );
    const { proof, root } = proveLeaf(leaf);
    await this.#reports.report(4, root);
    return { sequence: await this.#reports.sequence(), asOf, online, proof };
  }

  /** The buyer claims with two proofs. */
  async claim(
    buyer: BaseWallet,
    terms: DealTerms,
    ...[before, after]: readonly [UptimeProof, UptimeProof]
  ): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const data = guarantees.encodeFunctionData("claim", [[terms], before, after]);
    return chain.send(buyer, addresses.Guarantees, data);
  }
}

type UptimeProof = Awaited<ReturnType<BondScene["attest"]>>;
