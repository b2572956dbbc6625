import type { MasternodeActor } from "../helpers/MasternodeActor.ts";
import type { System } from "../helpers/System.ts";
import type { AttestedHardwareStruct } from "../../types/market/Market.ts";

/**
 * A deployment in which a deal can open at once: masternodes report, the worker has a master and an attestation, the
 * buyer has a ledger balance.
 *
 * - `nodes`: the signer set, in its order
 * - `attested`: what a buyer brings to prove the worker's attested benchmarks
 */
export interface MarketStage extends System {
  readonly chainId: bigint;
  readonly nodes: readonly MasternodeActor[];
  readonly attested: AttestedHardwareStruct;
}
