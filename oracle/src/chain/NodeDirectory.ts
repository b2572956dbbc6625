import { lowerHex } from "../lib/lowerHex.ts";
import type { Hex } from "../lib/Hex.ts";
import { sameMembers } from "../node/agreement/sameMembers.ts";
import type { SignerSet } from "../node/agreement/SignerSet.ts";
import type { EndpointStore } from "../store/EndpointStore.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";
import { readOwners } from "./readOwners.ts";
import { readSignerSet } from "./readSignerSet.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** A member of the signer set with the address under which it is reached. */
export interface NodeAddress {
  readonly signer: Hex;
  readonly url: string;
}

/** Who the masternodes of the signer set are, and where: read from the chain, and where set, from the settings. */
export class NodeDirectory {
  readonly #provider: RpcProvider;
  readonly #contracts: Contracts;
  readonly #logs: LogReader;
  readonly #endpoints: EndpointStore;
  readonly #overrides: Readonly<Record<Hex, string>>;
  #set: SignerSet = { setId: 0, members: [] };

  constructor(
    provider: RpcProvider,
    contracts: Contracts,
    logs: LogReader,
    endpoints: EndpointStore,
    overrides: Readonly<Record<Hex, string>>,
  ) {
    this.#provider = provider;
    this.#contracts = contracts;
    this.#logs = logs;
    this.#endpoints = endpoints;
    this.#overrides = overrides;
  }

  /** Reads what changed on the chain. */
  async refresh(): Promise<void> {
    const { masternodes } = this.#contracts;
    const address = await masternodes.getAddress();
    const topics = ["MasternodeJoined", "EndpointChanged"].map(
      (name) => masternodes.interface.getEvent(name as "EndpointChanged").topicHash,
    );
    await this.#logs.read("endpoints", { address, topics: [topics] }, (logs) => {
      for (const log of logs) {
        const event = masternodes.interface.parseLog(log);
        if (event !== null)
          this.#endpoints.set(lowerHex(event.args["owner"] as string), event.args["endpoint"] as string);
      }
    });
    const { setId, members } = await readSignerSet(this.#provider, this.#contracts);
    if (sameMembers(members, this.#set.members) && setId === this.#set.setId) return;
    this.#set = { setId, members: await readOwners(members, this.#contracts) };
  }

  /** The signer set when it was last read. */
  get signerSet(): SignerSet {
    return this.#set;
  }

  /** The members of the newest set that can be reached. */
  get nodes(): readonly NodeAddress[] {
    return this.reach(this.#set.members);
  }

  /** Those of some members that can be reached. */
  reach(members: SignerSet["members"]): readonly NodeAddress[] {
    return members.flatMap(({ signer, owner }) => {
      const url = this.#overrides[signer] ?? this.#endpoints.get(owner);
      return url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url)
        ? [{ signer, url: url.replace(/\/+$/, "") }]
        : [];
    });
  }
}
