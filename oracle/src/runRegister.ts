import { Contract, formatEther, Interface } from "ethers";

import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { parseDecimal, PERCENT_DIGITS } from "@sonm/protocol/proposals/numberText.ts";

import { commandSender } from "./chain/commandSender.ts";
import type { Connection } from "./chain/Connection.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import type { FlagsOf } from "./cli/Flag.ts";
import { onChain } from "./cli/onChain.ts";
import { sendSteps, sentLines, type Step } from "./cli/sendSteps.ts";
import type { RegisterFlags } from "./cli/verbs/register.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { loadWallet } from "./config/loadWallet.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { UsageError } from "./config/UsageError.ts";
import { snmText } from "./dao/snmText.ts";
import { proveSigner } from "./lib/proveSigner.ts";

const token = new Interface(snmAbi);

type Flags = FlagsOf<RegisterFlags>;

/**
 * Registers a masternode for a signer's key. With the owner's key (SONM_OWNER_KEY) it is sent; without it the two calls are printed
 * for the owner's wallet, and nothing is sent.
 *
 * @throws ConfigError with what is wrong with the key, or why the contract would refuse
 */
export async function runRegister({ flags, environment, terminal }: Call<RegisterFlags>): Promise<Answer> {
  const secrets = readSecrets(environment);
  const signer = loadWallet({
    role: "signer",
    variable: "SONM_SIGNER_KEY",
    key: secrets.signer,
    keystoreFile: flags["keystore-file"],
    passwordFile: flags["password-file"],
  });
  if (signer === undefined) {
    throw new UsageError([
      "The signer's key is needed, to prove that it is yours. Name its file by --keystore-file and --password-file, or set SONM_SIGNER_KEY.",
    ]);
  }
  const owner = loadWallet({ role: "owner", variable: "SONM_OWNER_KEY", key: secrets.owner });
  if (owner !== undefined && owner.address.toLowerCase() !== flags.owner) {
    throw new UsageError([
      `SONM_OWNER_KEY is the key of ${owner.address}, and --owner is ${flags.owner}. Make them agree.`,
    ]);
  }
  return onChain(flags, async (connection) => {
    const { deployment, contracts, provider } = connection;
    const { Masternodes: masternodes } = deployment.contracts;
    const snm = (await new Contract(masternodes, masternodesAbi, provider).getFunction("token")()) as string;
    const problems = await problemsOf(connection, flags, { signer: signer.address, snm });
    if (problems.length > 0) throw new ConfigError(problems);
    const { bond, endpoint } = flags;
    const args = [signer.address, await proveSigner(signer, flags.owner, deployment), bond, endpoint] as const;
    const commission = commissionOf(flags);
    const { interface: abi } = contracts.masternodes;
    const steps = [
      {
        what: `let the masternodes take ${snmText(bond)} of the wallet`,
        to: snm,
        data: token.encodeFunctionData("approve", [masternodes, bond]),
      },
      {
        what: `register a masternode with ${snmText(bond)} bonded, which can be slashed from then on`,
        to: masternodes,
        data:
          commission === undefined
            ? abi.encodeFunctionData("register", [...args])
            : abi.encodeFunctionData("registerWithCommission", [...args, commission]),
      },
    ] as const satisfies readonly Step[];
    if (owner === undefined)
      return printed(flags, steps, [...args, ...(commission === undefined ? [] : [commission])], masternodes);
    const sender = commandSender("register", owner, connection, flags["max-fee-gwei"]);
    const sent = await sendSteps(terminal, connection, sender, steps);
    return {
      lines: [`${flags.owner} owns a masternode now, whose signer is ${signer.address}.`, ...sentLines(sent)],
      data: { sent, owner: flags.owner, signer: signer.address, bond, endpoint },
    };
  });
}

/** The calls for the owner's wallet. */
function printed(
  { owner, bond, endpoint }: Flags,
  [approve, register]: readonly [Step, Step],
  args: readonly [string, ...(string | bigint)[]],
  masternodes: string,
): Answer {
  return {
    lines: [
      `Send these two from ${owner}, in this order. They bond ${formatEther(bond)} SNM, which can be slashed from then on.`,
      `1. SNM.approve(${masternodes}, ${bond})`,
      `   to:   ${approve.to}`,
      `   data: ${approve.data}`,
      `2. Masternodes.${args.length === 4 ? "register" : "registerWithCommission"}(${args.map(literal).join(", ")})`,
      `   to:   ${register.to}`,
      `   data: ${register.data}`,
    ],
    data: { sent: [], owner, signer: args[0], bond, endpoint, calls: [approve, register] },
  };
}

/** Digits and addresses as they are, other text in quotes. */
const literal = (arg: string | bigint): string =>
  typeof arg === "bigint" || arg.startsWith("0x") ? String(arg) : JSON.stringify(arg);

/** What was given of the owner's part, in basis points. */
const commissionOf = ({ commission }: Flags): bigint | undefined =>
  commission === undefined ? undefined : parseDecimal(commission.replace(/%$/, ""), PERCENT_DIGITS);

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
    ...(isTaken ? [`${signer} signs for the masternode of ${holder}. Make another key: sonm keystore.`] : []),
    ...(BigInt(own.signer) === 0n
      ? []
      : [`${owner} has a masternode, whose signer is ${own.signer}. Change its signer: sonm signer change.`]),
    ...(bond < least ? [`The bond must be at least ${formatEther(least)} SNM. Bond more.`] : []),
    ...(balance < bond ? [`${owner} holds ${formatEther(balance)} SNM, less than the bond. Send it some.`] : []),
  ];
}
