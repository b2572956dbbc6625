import type { Log as ChainLog } from "ethers";

import type { Contracts } from "../../chain/Contracts.ts";
import type { LogReader } from "../../chain/LogReader.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import type { Penalty, PenaltyStore } from "../../store/PenaltyStore.ts";

/** A penalty that this node's masternode is about to get. `dueAt`: unix seconds from which anybody may bring it about. */
export interface PenaltyView extends Pick<Penalty, "kind"> {
  readonly dueAt: number;
}

/** What is watched. */
export interface PenaltyParts {
  readonly contracts: Pick<Contracts, "masternodes" | "treasury">;
  readonly logs: Pick<LogReader, "read">;
  readonly store: PenaltyStore;
  /** Of this node's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: () => Hex | undefined;
  readonly log: Log;
}

/** What the treasury's `getTimestamp` gives for an operation that was executed; 0 is for one that is not there. */
const DONE = 1n;

/** Looks for calls that the DAO has scheduled against this node's masternode: they wait for the treasury's delay. */
export class PenaltyWatch {
  readonly #parts: PenaltyParts;
  readonly #told = new Set<Hex>();
  #pending: readonly PenaltyView[] = [];

  constructor(parts: PenaltyParts) {
    this.#parts = parts;
  }

  /** Penalties that wait, the next one first. */
  get pending(): readonly PenaltyView[] {
    return this.#pending;
  }

  /** Reads what changed on the chain. */
  async refresh(): Promise<void> {
    const { contracts, logs, store, owner } = this.#parts;
    const { treasury } = contracts;
    const masternodes = lowerHex(await contracts.masternodes.getAddress());
    const topics = [treasury.interface.getEvent("CallScheduled").topicHash];
    await logs.read("penalties", { address: await treasury.getAddress(), topics }, (found, blocks) => {
      store.replace(
        blocks,
        found.flatMap((entry) => this.#penaltyOf(entry, masternodes) ?? []),
      );
    });
    const self = owner();
    const known = self === undefined ? [] : store.of(self);
    const waiting = await Promise.all(known.map((penalty) => this.#look(penalty)));
    this.#pending = waiting.flatMap((one) => one ?? []).toSorted((a, b) => a.dueAt - b.dueAt);
  }

  async #look({ operation, kind, owner }: Penalty): Promise<PenaltyView | undefined> {
    const { contracts, store, log } = this.#parts;
    const due = await contracts.treasury.getTimestamp(operation);
    if (due <= DONE) {
      store.drop(operation);
      return undefined;
    }
    const dueAt = Number(due);
    if (!this.#told.has(operation)) log.warn({ owner, operation, dueAt, kind }, "the DAO has scheduled a penalty");
    this.#told.add(operation);
    return { kind, dueAt };
  }

  #penaltyOf(entry: ChainLog, masternodes: Hex): Penalty | undefined {
    const { contracts } = this.#parts;
    const args = contracts.treasury.interface.parseLog(entry)?.args;
    if (args === undefined || lowerHex(args["target"] as string) !== masternodes) return undefined;
    const call = readCall(contracts.masternodes.interface, args["data"] as string);
    if (call === undefined) return undefined;
    const { blockNumber: block, index: logIndex } = entry;
    return { ...call, block, logIndex, operation: args["id"] as Hex };
  }
}

/** @returns undefined for calls that punish nobody: a jail of no duration lets go */
function readCall(
  abi: Contracts["masternodes"]["interface"],
  data: string,
): Pick<Penalty, "owner" | "kind"> | undefined {
  let call;
  try {
    call = abi.parseTransaction({ data });
  } catch {
    // Whatever was scheduled there, it is no call that can go through.
    return undefined;
  }
  const { name = "", args } = call ?? {};
  if (name === "jail" && args?.["duration"] === 0n) return undefined;
  return name === "jail" || name === "slash" ? { owner: lowerHex(args?.["owner"] as string), kind: name } : undefined;
}
