import { ZeroAddress } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { localParameters, productionParameters } from "../../scripts/lib/deploy/parameters.ts";
import type { SonmParameters } from "../../scripts/lib/deploy/SonmParameters.ts";
import { chain } from "./chain.ts";
import { deployContracts } from "./deployContracts.ts";
import type { System } from "./System.ts";

/** Index of an account with no role. */
const STRANGER = 11;

/**
 * A fixture: the one deployment, with the parameters that a public network starts with, but that reports are final at once:
 * tests of what they prove need not wait for a day, in which the rate would become stale.
 */
export async function deploySystem(): Promise<System> {
  return chain.networkHelpers.loadFixture(deployOnce);
}

async function deployOnce(): Promise<System> {
  return deploySystemWith({});
}

/** The same with other parameters; wrap it in a named function to use it as a fixture. */
export async function deploySystemWith(parameters: Partial<SonmParameters>): Promise<System> {
  const { ethers, networkHelpers } = chain;
  const signers = await ethers.getSigners();
  const signer = (index: number) => {
    const found = signers[index];
    if (found === undefined) throw new Error(`The simulated chain has no account ${index}.`);
    return found;
  };
  const deployer = signer(localAccounts.deployer.index);
  const holder = signer(localAccounts.holder.index);
  const { addresses, snm, ...contracts } = await deployContracts(chain, {
    ...productionParameters({ legacyToken: ZeroAddress }),
    ...{ legacyToken: undefined, swapped: localParameters().swapped },
    disputeWindow: 0n,
    ...parameters,
  });
  await networkHelpers.impersonateAccount(addresses.Treasury);
  await networkHelpers.setBalance(addresses.Treasury, ethers.parseEther("1"));
  return {
    ...contracts,
    token: snm,
    deployer,
    buyer: signer(localAccounts.buyer.index),
    supplier: signer(localAccounts.supplier.index),
    operator: signer(localAccounts.operator.index),
    holder,
    worker: signer(localAccounts.worker.index),
    stranger: signer(STRANGER),
    dao: await ethers.getSigner(addresses.Treasury),
  };
}
