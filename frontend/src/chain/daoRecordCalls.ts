import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { roadmapAbi } from "@sonm/protocol/generated/Roadmap.abi.ts";
import { type Address, type Hex, encodeFunctionData } from "viem";

// What holders send to `Roadmap`, and authors to `ReportRegistry`.

/** Divides the sender's votes between features. @param shares basis points by feature, each above 0 */
export function encodeSupport(shares: ReadonlyMap<bigint, number>): Hex {
  const chosen = [...shares].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return encodeFunctionData({
    abi: roadmapAbi,
    functionName: "support",
    args: [chosen.map(([feature]) => feature), chosen.map(([, share]) => share)],
  });
}

/** Counts accounts in the running epoch, as they divided their votes. Anybody may. */
export const encodeCount = (accounts: readonly Address[]): Hex =>
  encodeFunctionData({ abi: roadmapAbi, functionName: "count", args: [accounts] });

/** @param spent SNM wei that the treasury spent in the period; another amount is refused */
export const encodeFileReport = (kind: Hex, contentHash: Hex, uri: string, spent: bigint): Hex =>
  encodeFunctionData({ abi: reportRegistryAbi, functionName: "file", args: [kind, contentHash, uri, spent] });
