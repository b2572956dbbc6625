import { parseEther, Wallet, type JsonRpcProvider } from "ethers";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { LOCAL_CHAIN_ID, type ContractAddresses } from "@sonm/protocol/networks.ts";

import { connectContracts } from "../deploy/connectContracts.ts";
import { writableTypes } from "../writableTypes.ts";
import { LOCAL_MASTERNODES } from "./localMasternodes.ts";

/** What a masternode bonds. */
const BOND = parseEther("100000");

/**
 * For what writes traces of votes: an estimate in the second of another write is of less than what the block takes, if that
 * comes a second later.
 */
export const ENOUGH_GAS = { gasLimit: 2_000_000n };

/** What submitted reports are paid back from. */
const SUBMISSIONS = parseEther("100000");

/** Of the original token, what each role has to swap. */
const LEGACY_GRANTS: readonly (readonly [LocalRole, bigint])[] = [
  ["buyer", parseEther("10000")],
  ["holder", parseEther("1000000")],
  ["faucet", parseEther("1000000")],
];

/** SNM that each role starts with, before it bonds. */
const GRANTS: readonly (readonly [LocalRole, bigint])[] = [
  ["buyer", parseEther("100000")],
  ["supplier", parseEther("1000")],
  // Above the quorum, so that it decides alone what nobody votes against.
  ["holder", parseEther("10000000")],
  ["operator", parseEther("200000")],
  ["nodeOwner2", parseEther("200000")],
  ["nodeOwner3", parseEther("200000")],
  // What the page's "Get test coins" gives away.
  ["faucet", parseEther("20000000")],
];

/**
 * Gives the roles their SNM and original tokens, the reports what they are paid back from and the treasury the rest, bonds
 * the masternodes and makes them the signer set. The holder's SNM votes.
 *
 * @param provider of a fresh local chain, which holds the roles' keys
 * @param endpoints URL of each masternode, in the order of `LOCAL_MASTERNODES`
 */
export async function seed(
  provider: JsonRpcProvider,
  addresses: ContractAddresses,
  endpoints: readonly string[],
): Promise<void> {
  const as = async (role: LocalRole) =>
    connectContracts(addresses, await provider.getSigner(localAccounts[role].address));
  const deployer = await as("deployer");
  const granted = GRANTS.reduce((sum, [, amount]) => sum + amount, 0n);
  const supply = await deployer.snm.balanceOf(localAccounts.deployer.address);
  for (const [role, amount] of GRANTS) await deployer.snm.transfer(localAccounts[role].address, amount);
  const legacy = deployer.snm.attach(await deployer.legacySwap.legacy()) as typeof deployer.snm;
  // the original's transfer returns nothing, which sending a transaction does not look at
  for (const [role, amount] of LEGACY_GRANTS) await legacy.transfer(localAccounts[role].address, amount);
  await deployer.snm.approve(addresses.Reports, SUBMISSIONS);
  await deployer.reports.fundSubmissions(SUBMISSIONS);
  await deployer.snm.transfer(addresses.Treasury, supply - granted - SUBMISSIONS);

  await Promise.all(
    LOCAL_MASTERNODES.map(async ({ owner, signer }, index) => {
      const { snm, masternodes } = await as(owner);
      await snm.approve(addresses.Masternodes, BOND);
      const proof = await new Wallet(localAccounts[signer].privateKey).signTypedData(
        signerProofDomain(LOCAL_CHAIN_ID, addresses.Masternodes),
        writableTypes(signerProofTypes),
        { owner: localAccounts[owner].address, signer: localAccounts[signer].address },
      );
      const registered = await masternodes.register(
        localAccounts[signer].address,
        proof,
        BOND,
        endpoints[index] ?? "",
        ENOUGH_GAS,
      );
      await registered.wait();
    }),
  );
  await (await deployer.masternodes.rotate()).wait();
  // A holder's first SNM vote for nobody until it says for whom.
  await (await (await as("holder")).snm.delegate(localAccounts.holder.address, ENOUGH_GAS)).wait();
}
