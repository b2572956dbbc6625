import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { formatEther, type Wallet } from "ethers";
import { z } from "zod";

import { balanceTask } from "./balances/balanceTask.ts";
import { commandSender } from "./chain/commandSender.ts";
import { connect, type Connection } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { readAttestation } from "./chain/readAttestation.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { PAYER_OPTIONS, payerFlags, payerOf } from "./config/payerFlags.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { noAnswer } from "./http/askInTurn.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { Hex } from "./lib/Hex.ts";
import { agentEndWords } from "./rewards/agentEndWords.ts";
import { checkLines } from "./rewards/checkLines.ts";
import type { Claimable } from "./rewards/Claimable.ts";
import { claimableOf } from "./rewards/claimableOf.ts";
import { claimRewardsCall } from "./rewards/claimRewardsCall.ts";
import { findRewards } from "./rewards/findRewards.ts";
import { ownMachine } from "./rewards/ownMachine.ts";
import { programLine } from "./rewards/programLine.ts";
import { readAgentEnd } from "./rewards/readAgentEnd.ts";
import { readPrograms } from "./rewards/readPrograms.ts";

const HOW =
  "Use: rewards programs, rewards show <worker>, rewards check <worker>, rewards check --machine on the machine itself, or " +
  "rewards claim <worker> [<worker>...], rewards classes, rewards record <class id>, rewards steer <class id>; claim, record and " +
  "steer with the key of whoever pays the gas (SONM_OWNER_KEY, or --keystore-file and --password-file) " +
  `[--max-fee-gwei <number>]; show, claim and record [--node <url of a node>] ${CHAIN_HOW}.`;

const OPTIONS = {
  ...CHAIN_OPTIONS,
  machine: { type: "boolean" },
  node: { type: "string" },
  ...PAYER_OPTIONS,
} as const;

const flagsSchema = z.strictObject({
  ...chainFlags,
  machine: z.boolean().optional(),
  node: urlSetting.optional(),
  ...payerFlags,
});

type Flags = z.output<typeof flagsSchema>;

/** Most machines whose rewards one transaction claims. */
const CLAIMED_AT_ONCE = 20;

/**
 * What machines earn in reward programs: `rewards programs` lists the programs, `rewards show` says what a machine has earned and
 * what waits, `rewards check` holds it against every program, `rewards claim` pays what machines earned to their masters. Of supply
 * and demand by class see `balanceTask`.
 *
 * @throws ConfigError with what is wrong with the words, the flags, the key or the chain, or why no node proves anything
 * @throws ChainError where the chain refuses
 */
export async function runRewards({ argv, environment }: ConfigSources): Promise<void> {
  const [action = "", ...rest] = argv;
  const firstFlag = rest.findIndex((word) => word.startsWith("--"));
  const words = firstFlag < 0 ? rest : rest.slice(0, firstFlag);
  const flags = readVerbFlags(flagsSchema, OPTIONS, rest.slice(words.length), HOW);
  const onClasses = balanceTask(action, words);
  const workers = onClasses === undefined ? words.map((word) => addressSetting.parse(checked(word))) : [];
  const [worker] = workers;
  const run = (): ((connection: Connection) => Promise<readonly string[]>) | undefined => {
    if (onClasses !== undefined)
      return (connection) =>
        onClasses({
          ...{ connection, node: flags.node, maxFeeGwei: flags["max-fee-gwei"] },
          payer: () => payer(flags, environment),
        });
    if (action === "programs" && worker === undefined) return list;
    if (action === "claim" && worker !== undefined)
      return (connection) => claim(workers, flags, environment, connection);
    if (action === "check" && flags.machine === true && worker === undefined) return checkOwn;
    if (worker === undefined || workers.length > 1) return undefined;
    if (action === "show") return (connection) => show(worker, flags, connection);
    return action === "check" ? (connection) => checkAttested(worker, connection) : undefined;
  };
  const task = run();
  if (task === undefined) throw new ConfigError([HOW]);
  const connection = await connect(chainOf(flags));
  try {
    console.log((await task(connection)).join("\n"));
  } finally {
    connection.provider.destroy();
  }
}

function checked(word: string): string {
  if (!addressSetting.safeParse(word).success) throw new ConfigError([`"${word}" is no address of a worker.`, HOW]);
  return word;
}

async function list(connection: Connection): Promise<string[]> {
  const programs = await readPrograms(connection.contracts);
  const now = await timeOf(connection);
  return programs.length === 0 ? ["There is no reward program yet."] : programs.map((one) => programLine(one, now));
}

async function show(worker: Hex, flags: Flags, connection: Connection): Promise<string[]> {
  const { contracts } = connection;
  const claimable = await provedOf(worker, flags, connection);
  const [memberOf, isMember] = await contracts.programs.programOf(worker);
  return [
    isMember ? `${worker} is a member of program ${memberOf}.` : `${worker} is a member of no program.`,
    ...(await Promise.all(
      claimable.proofs.map(async ({ programId, gpuSeconds, asOf }) => {
        const { claimed } = await contracts.programs.member(programId, worker);
        const waits = claimable.due.find(({ proof }) => proof.programId === programId);
        return (
          `Program ${programId}: ${gpuSeconds} GPU-seconds earned as of ${dateOf(asOf)}, ${claimed} paid, ` +
          `${formatEther(waits?.due ?? 0n)} SNM due, of which ${formatEther(waits?.payable ?? 0n)} can be claimed now.`
        );
      }),
    )),
  ];
}

async function checkAttested(worker: Hex, connection: Connection): Promise<string[]> {
  const attestation = await readAttestation(connection, worker);
  if (attestation === undefined) {
    throw new ConfigError([
      `${worker} was never attested. Run its agent until the masternodes have measured it, or run ` +
        "`rewards check --machine` on it to see what it says of itself.",
    ]);
  }
  const { machine, expiresAt } = attestation;
  const ended = expiresAt <= (await timeOf(connection));
  return [
    ended
      ? `The attestation of ${worker} ended on ${dateOf(expiresAt)}: it earns nothing until it is attested again.`
      : `The attestation of ${worker} is good until ${dateOf(expiresAt)}.`,
    ...(await linesOf(machine, connection)),
  ];
}

async function checkOwn(connection: Connection): Promise<string[]> {
  return [
    "What this machine says of itself; masternodes measure it before it counts. Its network is measured by them alone.",
    ...(await linesOf(await ownMachine(process.cwd()), connection)),
  ];
}

async function linesOf(machine: ClassedMachine, connection: Connection): Promise<string[]> {
  const { contracts } = connection;
  const now = await timeOf(connection);
  const version = machine.facts.softwareVersion;
  const [programs, { rate }, agentEnd] = await Promise.all([
    readPrograms(contracts),
    contracts.reports.latestRate(),
    readAgentEnd(contracts, version, now),
  ]);
  const running = programs.filter(({ end, closed }) => end > now && !closed);
  if (running.length === 0) return ["No reward program runs now."];
  return [
    ...(agentEnd === undefined ? [] : [agentEndWords(agentEnd, version, now)]),
    ...running.flatMap((program) => [
      ...checkLines(program, machine, rate),
      ...(program.admits ? [] : ["  It admits no machines now."]),
    ]),
  ];
}

async function claim(
  workers: readonly Hex[],
  flags: Flags,
  environment: ConfigSources["environment"],
  connection: Connection,
): Promise<string[]> {
  const wallet = payer(flags, environment);
  const found = await Promise.all(workers.map((worker) => provedOf(worker, flags, connection)));
  const claims = found.flatMap(({ due }) => due).filter(({ payable }) => payable > 0n);
  if (claims.length === 0) return ["Nothing can be claimed now."];
  const sender = commandSender("rewards", wallet, connection, flags["max-fee-gwei"]);
  for (let start = 0; start < claims.length; start += CLAIMED_AT_ONCE) {
    const call = await claimRewardsCall(connection.contracts.programs, claims.slice(start, start + CLAIMED_AT_ONCE));
    await sender.send("claim rewards", call);
  }
  return claims.map(
    ({ worker, proof: { programId }, payable }) =>
      `${formatEther(payable)} SNM of program ${programId} for ${worker} were claimed for its master.`,
  );
}

function payer(flags: Flags, environment: ConfigSources["environment"]): Wallet {
  const wallet = payerOf("owner", flags, environment);
  if (wallet === undefined) throw new ConfigError(["The key of whoever pays is missing.", HOW]);
  return wallet;
}

/** What a machine is proved to have earned, and what is due of it. @throws ConfigError where no node proves anything */
async function provedOf(
  worker: Hex,
  { node }: Flags,
  connection: Connection,
): Promise<{
  readonly proofs: NonNullable<Awaited<ReturnType<typeof findRewards>>["answer"]>;
  readonly due: readonly Claimable[];
}> {
  const { contracts } = connection;
  const urls = node === undefined ? await nodeUrlsOf(connection) : [node.replace(/\/+$/, "")];
  const { answer, problems } = await findRewards(urls, worker, contracts);
  if (answer === undefined) throw noAnswer(problems);
  return { proofs: answer, due: await claimableOf(contracts, worker, answer) };
}

const timeOf = async ({ provider }: Connection): Promise<number> => (await provider.header("latest")).timestamp;
