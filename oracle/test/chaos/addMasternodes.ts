import { parseEther, Wallet, type JsonRpcProvider } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { LOCAL_CHAIN_ID, type ContractAddresses } from "@sonm/protocol/networks.ts";

import { connectContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { ENOUGH_GAS } from "../../../scripts/lib/local/seed.ts";
import { writableTypes } from "../../../scripts/lib/writableTypes.ts";
import { waitFor } from "../network/waitFor.ts";
import type { MasternodeKeys } from "./chaosKeys.ts";

/** What every masternode of the local network bonds. */
const BOND = parseEther("100000");

const GAS_MONEY = `0x${parseEther("1000").toString(16)}`;

/** Bonds further masternodes with the same stake as the local network's, and makes all of them the signer set. */
export async function addMasternodes(
  provider: JsonRpcProvider,
  addresses: ContractAddresses,
  keys: readonly MasternodeKeys[],
): Promise<void> {
  const holder = new Wallet(localAccounts.holder.privateKey, provider);
  const bank = connectContracts(addresses, holder);
  for (const { owner: ownerKey, signer: signerKey } of keys) {
    const [owner, signer] = [new Wallet(ownerKey, provider), new Wallet(signerKey)];
    for (const { address } of [owner, signer]) await provider.send("anvil_setBalance", [address, GAS_MONEY]);
    await (await bank.snm.transfer(owner.address, BOND, ENOUGH_GAS)).wait();
    const { snm, masternodes } = connectContracts(addresses, owner);
    await (await snm.approve(addresses.Masternodes, BOND, ENOUGH_GAS)).wait();
    const proof = await signer.signTypedData(
      signerProofDomain(LOCAL_CHAIN_ID, addresses.Masternodes),
      writableTypes(signerProofTypes),
      { owner: owner.address, signer: signer.address },
    );
    await (await masternodes.register(signer.address, proof, BOND, "http://node.example/", ENOUGH_GAS)).wait();
  }
  // The contract allows the next rotation a while after the last.
  await waitFor("the rotation", async () => (await (await bank.masternodes.rotate()).wait()) ?? undefined, 30);
}
