import { LOCAL_CHAIN_ID, type ContractAddresses } from "@sonm/protocol/networks.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { legacySwapAbi } from "@sonm/protocol/generated/LegacySwap.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, type Chain, type Client, createClient, encodeFunctionData, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { getChainId, readContract, sendTransaction, waitForTransactionReceipt } from "viem/actions";

// Loaded only on the local network, when somebody asks for test coins. The key in here is public.

/** How often the chain is asked whether it has the transaction, in milliseconds. */
const POLLING = 250;

/** What is given to whom. `snm`, and `original` of the original token: none where an account needs nothing but gas. */
export interface TestCoins {
  readonly to: Address;
  readonly coin: bigint;
  readonly snm: bigint;
  readonly original: bigint;
}

/**
 * Sends test coins from the local network's faucet account, and waits until the account has them.
 *
 * @throws if the chain is not the local one, or a transaction fails
 */
export async function giveTestCoins(
  { chain, contracts }: { readonly chain: Chain; readonly contracts: ContractAddresses },
  { to, coin, snm, original }: TestCoins,
): Promise<void> {
  const account = privateKeyToAccount(localAccounts.faucet.privateKey);
  const client = createClient({ account, chain, transport: http(), pollingInterval: POLLING });
  const chainId = await getChainId(client);
  if (chainId !== LOCAL_CHAIN_ID) throw new Error(`The faucet is for chain ${LOCAL_CHAIN_ID}, not for ${chainId}.`);
  const calls = [
    ...(coin === 0n ? [] : [{ to, value: coin }]),
    ...(snm === 0n ? [] : [{ to: contracts.SNM, data: transferOf(to, snm) }]),
    ...(original === 0n ? [] : [{ to: await originalToken(client, contracts), data: transferOf(to, original) }]),
  ];
  for (const call of calls) {
    const hash = await sendTransaction(client, call);
    const { status } = await waitForTransactionReceipt(client, { hash });
    if (status !== "success") throw new Error("The faucet's transaction failed; it may be out of test coins.");
  }
}

const transferOf = (to: Address, amount: bigint) =>
  encodeFunctionData({ abi: snmAbi, functionName: "transfer", args: [to, amount] });

const originalToken = (client: Client, { LegacySwap }: ContractAddresses): Promise<Address> =>
  readContract(client, { abi: legacySwapAbi, address: LegacySwap, functionName: "legacy" });
