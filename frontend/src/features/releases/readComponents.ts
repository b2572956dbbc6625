import { releasesAbi } from "@sonm/protocol/generated/Releases.abi.ts";
import type { Address, Client, Hex } from "viem";
import { readContract } from "viem/actions";

/**
 * A version of a program, as the chain has it. Unix seconds.
 *
 * - `outdatedFrom`: from when on it counts no more, by what is decided so far; undefined where it does
 */
export interface ReleasedVersion {
  readonly version: number;
  readonly releasedAt: number;
  readonly contentHash: Hex;
  readonly outdatedFrom: number | undefined;
}

/** A program with its versions, the newest first. `minimum`: the lowest that counts now; 0 where all do. */
export interface Component {
  readonly id: Hex;
  readonly minimum: number;
  readonly versions: readonly ReleasedVersion[];
}

/** What "counts for good" is beyond: no time of the chain is that late. */
const NEVER = 2n ** 40n;

const releasesRead = (address: Address) => ({ abi: releasesAbi, address }) as const;

/** From when on a version counts no more; undefined where it does. @throws viem's error if the node does not answer */
export async function readOutdated(
  client: Client,
  releases: Address,
  component: Hex,
  version: number,
): Promise<number | undefined> {
  const from = await readContract(client, {
    ...{ ...releasesRead(releases), functionName: "outdatedFrom" },
    args: [component, version],
  });
  return from >= NEVER ? undefined : Number(from);
}

/** All programs with their versions. @throws viem's error if the node does not answer */
export async function readComponents(client: Client, releases: Address): Promise<readonly Component[]> {
  const read = releasesRead(releases);
  const ids = await readContract(client, { ...read, functionName: "components" });
  return Promise.all(
    ids.map(async (id) => {
      const [found, minimum] = await Promise.all([
        readContract(client, { ...read, functionName: "releasesOf", args: [id] }),
        readContract(client, { ...read, functionName: "minimumVersion", args: [id] }),
      ]);
      const versions = await Promise.all(
        found.map(async (release) => ({
          ...release,
          outdatedFrom: await readOutdated(client, releases, id, release.version),
        })),
      );
      return { id, minimum, versions: versions.toReversed() };
    }),
  );
}
