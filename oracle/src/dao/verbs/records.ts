import { decodeName, decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { timeText } from "@sonm/protocol/proposals/timeText.ts";
import { keccak256 } from "ethers";

import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import type { Dao, DaoAnswer, DaoVerb } from "../Dao.ts";
import { readEvents } from "../readEvents.ts";

/** `dao releases list`: versions of the programs with their hashes, and which still count. */
export const releases: DaoVerb = {
  how: "releases list",
  flags: [],
  run: async (dao) => {
    if (dao.words.length !== 1 || dao.words[0] !== "list") throw new UsageError([`Use: ${releases.how}.`]);
    const { releases: contract } = dao.contracts;
    const components = await contract.components();
    const uris = await readEvents(dao, "Releases", ["ReleasePublished"]);
    const found = await Promise.all(
      components.map(async (component) => {
        const [minimum, all] = await Promise.all([contract.minimumVersion(component), contract.releasesOf(component)]);
        return Promise.all(
          all.map(async ({ version, releasedAt, contentHash }) => {
            const event = uris.find(({ args }) => args["component"] === component && args["version"] === version);
            const outdatedFrom = await contract.outdatedFrom(component, version);
            return {
              component: decodeName(component),
              version: decodeSoftwareVersion(Number(version)),
              ...{ releasedAt, contentHash, counts: version >= minimum, outdatedFrom },
              uri: (event?.args["uri"] as string | undefined) ?? "",
            };
          }),
        );
      }),
    );
    const now = BigInt(dao.now);
    return {
      lines:
        found.length === 0
          ? ["Nothing was released yet."]
          : found
              .flat()
              .map(({ component, version, releasedAt, counts, outdatedFrom, contentHash, uri }) =>
                `${component} ${version} of ${timeText(releasedAt)}, ${countsText(counts, outdatedFrom, now)}: ${contentHash} ${uri}`.trim(),
              ),
      data: found.flat(),
    };
  },
};

/** Times beyond are none. */
const NEVER = 1n << 40n;

function countsText(counts: boolean, outdatedFrom: bigint, now: bigint): string {
  if (!counts) return "which counts no more";
  return outdatedFrom >= NEVER || outdatedFrom <= now ? "which counts" : `which counts until ${timeText(outdatedFrom)}`;
}

/** `dao charter [<version>]`: what the DAO is for, word for word. */
export const charter: DaoVerb = {
  how: "charter [<version>]",
  flags: [],
  run: async ({ words, contracts: { charter: contract } }) => {
    const [word, ...others] = words;
    const current = await contract.currentVersion();
    if (others.length > 0 || (word !== undefined && !/^\d{1,9}$/.test(word)))
      throw new UsageError([`Use: ${charter.how}.`]);
    const version = word === undefined ? current : BigInt(word);
    if (version === 0n || version > current) {
      throw new ConfigError([
        current === 0n ? "There is no charter yet." : `There is no version ${version}. The newest is ${current}.`,
      ]);
    }
    const text = await contract.textOf(version);
    return { lines: [text], data: { version, current, text } };
  },
};

/** `dao directory`: the contracts that the DAO stands for, and whether their code is what was listed. */
export const directory: DaoVerb = {
  how: "directory",
  flags: [],
  run: async (dao): Promise<DaoAnswer> => {
    if (dao.words.length > 0) throw new UsageError([`Use: ${directory.how}.`]);
    const names = await dao.contracts.directory.names();
    const found = await Promise.all(names.map((name) => entryOf(dao, name)));
    return {
      lines:
        found.length === 0
          ? ["Nothing is listed yet."]
          : found.map(({ name, target, version, listedAt, codeMatches }) =>
              target === null
                ? `${name}: the DAO stands for none.`
                : `${name}: ${target}, version ${version}, listed ${timeText(listedAt)}${codeMatches ? "" : ". Warning: its code is not what was listed."}`,
            ),
      data: found,
    };
  },
};

async function entryOf({ contracts: { directory: contract }, connection: { provider } }: Dao, name: string) {
  const [target, listings] = await Promise.all([contract.addressOf(name), contract.listingsOf(name)]);
  const newest = listings.at(-1);
  const listed = newest !== undefined && newest.target === target;
  return {
    name: decodeName(name),
    target: listed ? target : null,
    version: listings.length,
    listedAt: newest?.listedAt ?? 0n,
    codeMatches: listed && keccak256(await provider.getCode(target)) === newest.codeHash,
  };
}
