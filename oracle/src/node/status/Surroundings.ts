import { statfs } from "node:fs/promises";

import { askNode } from "../../check/askNode.ts";
import type { GasView } from "../../check/reportCost.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import type { NodeAddress } from "../../chain/NodeDirectory.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { Hex } from "../../lib/Hex.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import type { ChainState } from "../ChainState.ts";
import type { PeerView } from "./NodeView.ts";

/** What is looked at. */
export interface SurroundingsParts {
  /** Undefined in a dry run. */
  readonly signer: () => Hex | undefined;
  /** Who pays gas. */
  readonly payer: Hex | undefined;
  readonly contracts: Pick<Contracts, "masternodes">;
  readonly provider: RpcProvider;
  readonly state: Pick<ChainState, "signerSet" | "times">;
  readonly peers: () => readonly NodeAddress[];
  readonly dataDir: string;
}

interface Asked {
  readonly answered: boolean;
  readonly ahead: number | undefined;
}

interface Seat {
  readonly owner: Hex | undefined;
  readonly active: boolean;
  /** Unix seconds from which it can have a seat. */
  readonly jailedUntil: number;
}

/** What is around a node and changes by itself: peers, its account, its seat, its disk. Looks when told to. */
export class Surroundings {
  readonly #parts: SurroundingsParts;
  readonly #asked = new Map<Hex, Asked>();
  #account: { readonly balance: bigint; readonly gasPrice: bigint } | undefined;
  #seat: Seat | undefined;
  #diskFree: number | undefined;

  constructor(parts: SurroundingsParts) {
    this.#parts = parts;
  }

  async refresh(): Promise<void> {
    const looks = await Promise.allSettled([this.#askPeers(), this.#readAccount(), this.#readSeat(), this.#readDisk()]);
    const failed = looks.find((look) => look.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  /** Members that announced no address are peers that do not answer. */
  get peers(): readonly PeerView[] {
    const { state } = this.#parts;
    const signer = this.#parts.signer();
    const addressed = new Set(this.#parts.peers().map((peer) => peer.signer));
    return state.signerSet.members
      .filter((member) => member.signer !== signer)
      .map((member) => ({
        signer: member.signer,
        answered: addressed.has(member.signer) ? this.#asked.get(member.signer)?.answered : false,
      }));
  }

  /** Seconds by which the clock of each peer that answered is ahead. */
  get ahead(): readonly number[] {
    return [...this.#asked.values()].flatMap(({ ahead }) => (ahead === undefined ? [] : [ahead]));
  }

  get gas(): GasView | undefined {
    const { state } = this.#parts;
    const signer = this.#parts.signer();
    if (signer === undefined || this.#account === undefined) return undefined;
    const members = state.signerSet.members.length;
    return { address: signer, ...this.#account, members, epochLength: state.times?.epochLength ?? 0 };
  }

  get seat(): Seat | undefined {
    return this.#seat;
  }

  get diskFreeBytes(): number | undefined {
    return this.#diskFree;
  }

  async #askPeers(): Promise<void> {
    const peers = this.#parts.peers();
    const answers = await Promise.all(peers.map(async ({ signer, url }) => ({ signer, answer: await askNode(url) })));
    this.#asked.clear();
    for (const { signer, answer } of answers) {
      this.#asked.set(signer, { answered: answer.signer === signer, ahead: answer.ahead });
    }
  }

  async #readAccount(): Promise<void> {
    const { provider, payer } = this.#parts;
    if (payer === undefined) return;
    const [balance, fees] = await Promise.all([provider.getBalance(payer), provider.getFeeData()]);
    this.#account = { balance, gasPrice: fees.gasPrice ?? 0n };
  }

  async #readSeat(): Promise<void> {
    const { contracts } = this.#parts;
    const signer = this.#parts.signer();
    if (signer === undefined) return;
    const owner = lowerHex(await contracts.masternodes.ownerOf(signer));
    if (BigInt(owner) === 0n) {
      this.#seat = { owner: undefined, active: false, jailedUntil: 0 };
      return;
    }
    const { active, jailedUntil } = await contracts.masternodes.masternode(owner);
    this.#seat = { owner, active, jailedUntil: Number(jailedUntil) };
  }

  async #readDisk(): Promise<void> {
    const { bavail, bsize } = await statfs(this.#parts.dataDir);
    this.#diskFree = bavail * bsize;
  }
}
