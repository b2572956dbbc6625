import { directoryAbi } from "@sonm/protocol/generated/Directory.abi.ts";
import { type Address, type Client, type Hex, isAddressEqual, keccak256, zeroAddress } from "viem";
import { getCode, readContract } from "viem/actions";

/**
 * A contract that is or was listed. Unix seconds.
 *
 * - `unchanged`: whether its code now has the hash that it had when it was listed
 */
export interface ListedContract {
  readonly target: Address;
  readonly listedAt: number;
  readonly codeHash: Hex;
  readonly unchanged: boolean;
}

/** A name of the directory with its contracts, the newest first. `current`: undefined where the DAO stands for none. */
export interface DirectoryEntry {
  readonly name: Hex;
  readonly current: Address | undefined;
  readonly listings: readonly ListedContract[];
}

/** All names, and the code of every contract held against its listing. @throws viem's error if the node does not answer */
export async function readDirectory(client: Client, directory: Address): Promise<readonly DirectoryEntry[]> {
  const read = { abi: directoryAbi, address: directory } as const;
  const names = await readContract(client, { ...read, functionName: "names" });
  return Promise.all(
    names.map(async (name) => {
      const [current, listings] = await Promise.all([
        readContract(client, { ...read, functionName: "addressOf", args: [name] }),
        readContract(client, { ...read, functionName: "listingsOf", args: [name] }),
      ]);
      const checked = await Promise.all(
        listings.map(async (listing) => {
          const code = await getCode(client, { address: listing.target });
          return { ...listing, unchanged: keccak256(code ?? "0x") === listing.codeHash };
        }),
      );
      return {
        name,
        current: isAddressEqual(current, zeroAddress) ? undefined : current,
        listings: checked.toReversed(),
      };
    }),
  );
}
