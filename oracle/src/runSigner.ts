import { ZeroAddress } from "ethers";
import { z } from "zod";

import { commandSender } from "./chain/commandSender.ts";
import type { Connection } from "./chain/Connection.ts";
import { readSignerSet } from "./chain/readSignerSet.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import { sendSteps, sentLines } from "./cli/sendSteps.ts";
import type { SignerChangeFlags, SignerShowFlags } from "./cli/verbs/signer.ts";
import { addressSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { loadWallet } from "./config/loadWallet.ts";
import { readSecrets, type Secrets } from "./config/secretsConfig.ts";
import { UsageError } from "./config/UsageError.ts";
import { fetchJson } from "./http/fetchJson.ts";
import type { Hex } from "./lib/Hex.ts";
import { lowerHex } from "./lib/lowerHex.ts";
import { proveSigner } from "./lib/proveSigner.ts";

const statusSchema = z.object({ signers: z.array(addressSetting) });

/** What is asked of a node that should have the new key. */
const ASK = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };

/** Says which key signs for a masternode, on the chain and in the signer set: `signer show`. @throws ConfigError with what is wrong */
export async function showSigner({ flags, environment }: Call<SignerShowFlags>): Promise<Answer> {
  const owner = flags.owner ?? loadOwner(flags, readSecrets(environment))?.address;
  if (owner === undefined) throw new UsageError(["Name the masternode's owner by --owner, or give its key."]);
  return onChain(flags, async ({ contracts, provider }) => {
    const signer = await signerOf(contracts, owner);
    const { setId, members } = await readSignerSet(provider, contracts);
    const owners = await Promise.all(members.map((member) => contracts.masternodes.ownerOf(member.signer)));
    const inSet = members.find((_, index) => lowerHex(owners[index] ?? "") === lowerHex(owner))?.signer;
    return {
      lines: [
        `Owner: ${lowerHex(owner)}`,
        `Signer on the chain: ${signer}`,
        inSet === undefined
          ? `In signer set ${setId}: no. It signs nothing now.`
          : `In signer set ${setId}: ${inSet}${inSet === signer ? "" : `, until the set changes; then ${signer}`}.`,
      ],
      data: { owner: lowerHex(owner), signer, setId, inSet: inSet ?? null },
    };
  });
}

/**
 * Makes another key the signer, from the next change of the set on: `signer change`.
 *
 * @throws ConfigError with what is wrong with the keys or the chain, or why it refuses
 */
export async function changeSigner({ flags, environment, terminal }: Call<SignerChangeFlags>): Promise<Answer> {
  const secrets = readSecrets(environment);
  const owner = loadOwner(flags, secrets);
  const next = loadWallet({
    role: "new signer",
    variable: "SONM_NEXT_SIGNER_KEY",
    key: secrets.nextSigner,
    keystoreFile: flags["new-keystore-file"],
    passwordFile: flags["new-password-file"],
  });
  if (owner === undefined || next === undefined) {
    const [whose, name] = owner === undefined ? ["owner", "owner"] : ["new signer", "new"];
    const variable = owner === undefined ? "SONM_OWNER_KEY" : "SONM_NEXT_SIGNER_KEY";
    throw new UsageError([
      `The key of the ${whose} is missing. Name its file by --${name}-keystore-file and --${name}-password-file, or set ${variable}.`,
    ]);
  }
  return onChain(flags, async (connection) => {
    const { contracts, deployment } = connection;
    const before = await signerOf(contracts, owner.address);
    const signer = lowerHex(next.address);
    if (signer === before) throw new ConfigError([`${signer} is the signer already. Nothing was sent.`]);
    if (flags.node !== undefined) await requireKey(flags.node, signer);
    const data = contracts.masternodes.interface.encodeFunctionData("changeSigner", [
      signer,
      await proveSigner(next, owner.address, deployment),
    ]);
    terminal.note(
      `The masternode of ${lowerHex(owner.address)} signs with ${before}. From the next change of the signer set on it signs`,
      `with ${signer}: its node must have both keys until then, the new one as its next key.`,
    );
    const sender = commandSender("signer", owner, connection, flags["max-fee-gwei"]);
    const sent = await sendSteps(terminal, connection, sender, [
      { what: "change the signer", to: await contracts.masternodes.getAddress(), data },
    ]);
    return {
      lines: [
        ...sentLines(sent),
        "Done. The nodes change the set by themselves, within about an epoch: see signer show.",
      ],
      data: { owner: lowerHex(owner.address), before, signer, sent },
    };
  });
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

const loadOwner = (
  flags: { readonly "owner-keystore-file"?: string | undefined; readonly "owner-password-file"?: string | undefined },
  { owner }: Secrets,
): ReturnType<typeof loadWallet> =>
  loadWallet({
    role: "owner",
    variable: "SONM_OWNER_KEY",
    key: owner,
    keystoreFile: flags["owner-keystore-file"],
    passwordFile: flags["owner-password-file"],
  });
