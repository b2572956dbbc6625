import { ZeroAddress } from "ethers";
import { z } from "zod";

import { connect, type Connection } from "./chain/Connection.ts";
import { readSignerSet } from "./chain/readSignerSet.ts";
import { commandSender } from "./chain/commandSender.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, positive, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { loadWallet, type KeySource } from "./config/loadWallet.ts";
import { readSecrets, type Secrets } from "./config/secretsConfig.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { fetchJson } from "./http/fetchJson.ts";
import type { Hex } from "./lib/Hex.ts";
import { lowerHex } from "./lib/lowerHex.ts";
import { proveSigner } from "./lib/proveSigner.ts";

const HOW =
  "Use: signer show --owner <address>, or signer change with the owner's key (SONM_OWNER_KEY, or --owner-keystore-file " +
  "and --owner-password-file) and the new signer's (SONM_NEXT_SIGNER_KEY, or --new-keystore-file and " +
  `--new-password-file) [--node <url of the node>] [--max-fee-gwei <number>] ${CHAIN_HOW}.`;

const FILES = ["owner-keystore-file", "owner-password-file", "new-keystore-file", "new-password-file"] as const;

const OPTIONS = {
  ...CHAIN_OPTIONS,
  ...Object.fromEntries(FILES.map((name) => [name, { type: "string" as const }])),
  owner: { type: "string" },
  node: { type: "string" },
  "max-fee-gwei": { type: "string" },
} as const;

const flagsSchema = z.strictObject({
  ...chainFlags,
  owner: addressSetting.optional(),
  "owner-keystore-file": z.string().optional(),
  "owner-password-file": z.string().optional(),
  "new-keystore-file": z.string().optional(),
  "new-password-file": z.string().optional(),
  node: urlSetting.optional(),
  "max-fee-gwei": z.coerce.number("must be a number").pipe(positive).default(500),
});

type Flags = z.output<typeof flagsSchema>;

const statusSchema = z.object({ signers: z.array(addressSetting) });

/** What is asked of a node that should have the new key. */
const ASK = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };

/**
 * The key that signs for a masternode: `signer show` says which it is on the chain and in the signer set, `signer change`
 * makes another key the signer, from the next change of the set on.
 *
 * @throws ConfigError with what is wrong with the words, the flags, the keys or the chain
 * @throws ChainError where the chain refuses
 */
export async function runSigner({ argv, environment }: ConfigSources): Promise<void> {
  const [action = "", ...rest] = argv;
  if (!["show", "change"].includes(action)) throw new ConfigError([HOW]);
  const flags = readVerbFlags(flagsSchema, OPTIONS, rest, HOW);
  const secrets = readSecrets(environment);
  const connection = await connect(chainOf(flags));
  try {
    if (action === "change") await change(connection, flags, secrets);
    else await show(connection, flags.owner ?? (loadOwner(flags, secrets)?.address as Hex | undefined));
  } finally {
    connection.provider.destroy();
  }
}

async function show({ contracts, provider }: Connection, owner: Hex | undefined): Promise<void> {
  if (owner === undefined) throw new ConfigError(["Name the masternode's owner.", HOW]);
  const signer = await signerOf(contracts, owner);
  const { setId, members } = await readSignerSet(provider, contracts);
  const owners = await Promise.all(members.map((member) => contracts.masternodes.ownerOf(member.signer)));
  const inSet = members.find((_, index) => lowerHex(owners[index] ?? "") === lowerHex(owner))?.signer;
  console.log(
    [
      `Owner: ${lowerHex(owner)}`,
      `Signer on the chain: ${signer}`,
      inSet === undefined
        ? `In signer set ${setId}: no. It signs nothing now.`
        : `In signer set ${setId}: ${inSet}${inSet === signer ? "" : `, until the set changes; then ${signer}`}.`,
    ].join("\n"),
  );
}

async function change(connection: Connection, flags: Flags, secrets: Secrets): Promise<void> {
  const { contracts, deployment } = connection;
  const owner = loadOwner(flags, secrets);
  const next = loadWallet(
    sourceOf(
      "new signer",
      "SONM_NEXT_SIGNER_KEY",
      secrets.nextSigner,
      flags["new-keystore-file"],
      flags["new-password-file"],
    ),
  );
  if (owner === undefined || next === undefined) {
    throw new ConfigError([`The key of the ${owner === undefined ? "owner" : "new signer"} is missing.`, HOW]);
  }
  const signer = await signerOf(contracts, owner.address);
  const following = lowerHex(next.address);
  if (following === signer) throw new ConfigError([`${following} is the signer already. Nothing was sent.`]);
  if (flags.node !== undefined) await requireKey(flags.node, following);
  const proof = await proveSigner(next, owner.address, deployment);
  const sender = commandSender("signer", owner, connection, flags["max-fee-gwei"]);
  console.log(
    [
      `The masternode of ${lowerHex(owner.address)} signs with ${signer}. From the next change of the signer set on it signs`,
      `with ${following}: its node must have both keys until then, the new one as its next key.`,
    ].join("\n"),
  );
  // Before it is sent, it is tried: what the chain would refuse costs nothing.
  const data = contracts.masternodes.interface.encodeFunctionData("changeSigner", [following, proof]);
  const { hash } = await sender.send("change the signer", { to: await contracts.masternodes.getAddress(), data });
  console.log(`Done in ${hash}. The nodes change the set by themselves, within about an epoch: see signer show.`);
}

/** The signer of an owner's masternode. @throws ConfigError if it has none */
async function signerOf({ masternodes }: Connection["contracts"], owner: string): Promise<Hex> {
  const { signer } = await masternodes.masternode(owner);
  if (signer !== ZeroAddress) return lowerHex(signer);
  throw new ConfigError([`${owner} owns no masternode. Name the owner, who registered it (Masternodes.register).`]);
}

/** A node without the new key falls silent once the set changes. */
async function requireKey(node: string, signer: Hex): Promise<void> {
  const parsed = statusSchema.safeParse(await fetchJson(`${node.replace(/\/+$/, "")}/status`, ASK));
  if (parsed.success && parsed.data.signers.includes(signer)) return;
  throw new ConfigError([
    `The node at ${node} does not have the key of ${signer}. Start it with that as its next key first.`,
  ]);
}

const loadOwner = (flags: Flags, secrets: Secrets): ReturnType<typeof loadWallet> =>
  loadWallet(
    sourceOf("owner", "SONM_OWNER_KEY", secrets.owner, flags["owner-keystore-file"], flags["owner-password-file"]),
  );

const sourceOf = (
  role: string,
  variable: string,
  key: string | undefined,
  keystoreFile: string | undefined,
  passwordFile: string | undefined,
): KeySource => ({ role, variable, key, keystoreFile, passwordFile });
