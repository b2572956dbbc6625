import { Contract, formatEther, Interface } from "ethers";
import { z } from "zod";

import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";

import { connect, type Connection } from "./chain/Connection.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, snmSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { loadWallet } from "./config/loadWallet.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { proveSigner } from "./lib/proveSigner.ts";

const HOW =
  "Use: register --owner <address> --bond <SNM> --endpoint <url> with the signer's key (--keystore-file and " +
  `--password-file, or SONM_SIGNER_KEY) ${CHAIN_HOW}.`;

const OPTIONS = {
  ...CHAIN_OPTIONS,
  owner: { type: "string" },
  bond: { type: "string" },
  endpoint: { type: "string" },
  "keystore-file": { type: "string" },
  "password-file": { type: "string" },
} as const;

/** Most bytes of an address that a contract takes. */
const LONGEST_ENDPOINT = 256;

const flagsSchema = z.strictObject({
  ...chainFlags,
  owner: addressSetting,
  bond: snmSetting,
  endpoint: urlSetting.refine((url) => Buffer.byteLength(url) <= LONGEST_ENDPOINT, "must have at most 256 bytes"),
  "keystore-file": z.string().optional(),
  "password-file": z.string().optional(),
});

type Flags = z.output<typeof flagsSchema>;

const token = new Interface(snmAbi);

/**
 * Prints the two calls with which an owner's wallet registers a masternode for a signer's key. The owner's key is not
 * needed here, and nothing is sent.
 *
 * @throws ConfigError with what is wrong with the flags or the key, or why the contract would refuse
 */
export async function runRegister({ argv, environment }: ConfigSources): Promise<void> {
  const flags = readVerbFlags(flagsSchema, OPTIONS, argv, HOW);
  const signer = loadWallet({
    role: "signer",
    variable: "SONM_SIGNER_KEY",
    key: readSecrets(environment).signer,
    keystoreFile: flags["keystore-file"],
    passwordFile: flags["password-file"],
  });
  if (signer === undefined) throw new ConfigError(["The signer's key is needed, to prove that it is yours.", HOW]);
  const connection = await connect(chainOf(flags));
  try {
    const { deployment, contracts, provider } = connection;
    const { Masternodes: masternodes } = deployment.contracts;
    const reader = new Contract(masternodes, masternodesAbi, provider);
    const snm = (await reader.getFunction("token")()) as string;
    const problems = await problemsOf(connection, flags, { signer: signer.address, snm });
    if (problems.length > 0) throw new ConfigError(problems);
    const proof = await proveSigner(signer, flags.owner, deployment);
    const { bond, owner, endpoint } = flags;
    const register = [signer.address, proof, bond, endpoint] as const;
    const lines = [
      `Send these two from ${owner}, in this order. They bond ${formatEther(bond)} SNM, which can be slashed from then on.`,
      `1. SNM.approve(${masternodes}, ${bond})`,
      `   to:   ${snm}`,
      `   data: ${token.encodeFunctionData("approve", [masternodes, bond])}`,
      `2. Masternodes.register(${signer.address}, ${proof}, ${bond}, "${endpoint}")`,
      `   to:   ${masternodes}`,
      `   data: ${contracts.masternodes.interface.encodeFunctionData("register", [...register])}`,
    ];
    for (const line of lines) console.log(line);
  } finally {
    connection.provider.destroy();
  }
}

/** Why the contract would refuse. */
async function problemsOf(
  { contracts, provider }: Connection,
  { owner, bond }: Flags,
  { signer, snm }: { readonly signer: string; readonly snm: string },
): Promise<string[]> {
  const { masternodes } = contracts;
  const [holder, own, least, balance] = await Promise.all([
    masternodes.ownerOf(signer),
    masternodes.masternode(owner),
    masternodes.minimumBond(),
    new Contract(snm, token, provider).getFunction("balanceOf")(owner) as Promise<bigint>,
  ]);
  const isTaken = BigInt(holder) !== 0n && BigInt(holder) !== BigInt(owner);
  return [
    ...(isTaken ? [`${signer} signs for the masternode of ${holder}. Make another key: oracle keystore.`] : []),
    ...(BigInt(own.signer) === 0n
      ? []
      : [`${owner} has a masternode, whose signer is ${own.signer}. Change its signer (Masternodes.changeSigner).`]),
    ...(bond < least ? [`The bond must be at least ${formatEther(least)} SNM. Bond more.`] : []),
    ...(balance < bond ? [`${owner} holds ${formatEther(balance)} SNM, less than the bond. Send it some.`] : []),
  ];
}
