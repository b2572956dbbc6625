import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { type Address, type Client, type Hex, isAddressEqual, zeroAddress } from "viem";
import { readContract } from "viem/actions";

/**
 * A kind of reports that somebody owes, as the chain has it. Unix seconds.
 *
 * - `author`: who files them
 * - `from`, `until`: the period of the next report: its first second, and the first after it
 * - `dueAt`: until when that is due
 * - `spent`: SNM wei that the treasury spent in it, so far where it runs
 */
export interface OwedKind {
  readonly kind: Hex;
  readonly author: Address;
  readonly period: number;
  readonly from: number;
  readonly until: number;
  readonly dueAt: number;
  readonly spent: bigint;
}

/**
 * The kinds of reports that are owed, the next one due first.
 *
 * @param now the chain's time, unix seconds
 * @throws viem's error if the node does not answer
 */
export async function readKinds(client: Client, registry: Address, now: number): Promise<readonly OwedKind[]> {
  const read = { abi: reportRegistryAbi, address: registry } as const;
  const kinds = await readContract(client, { ...read, functionName: "kinds" });
  const owed = await Promise.all(
    kinds.map(async (kind): Promise<OwedKind | undefined> => {
      const [{ author, period, next }, dueAt] = await Promise.all([
        readContract(client, { ...read, functionName: "kindOf", args: [kind] }),
        readContract(client, { ...read, functionName: "dueAt", args: [kind] }),
      ]);
      if (isAddressEqual(author, zeroAddress)) return undefined;
      const until = next + period;
      const end = Math.min(until, now);
      const spent =
        end <= next
          ? 0n
          : await readContract(client, { ...read, functionName: "spentBetween", args: [BigInt(next), BigInt(end)] });
      return { kind, author, period, from: next, until, dueAt: Number(dueAt), spent };
    }),
  );
  return owed.filter((kind) => kind !== undefined).toSorted((left, right) => left.dueAt - right.dueAt);
}
