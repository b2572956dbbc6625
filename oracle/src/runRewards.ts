import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";

import { balanceTask, type BalanceTaskParts } from "./balances/balanceTask.ts";
import { commandSender } from "./chain/commandSender.ts";
import type { Connection } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { readAttestation } from "./chain/readAttestation.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import type { chain } from "./cli/flags/chain.ts";
import type { OwnFlags } from "./cli/flags/own.ts";
import { onChain } from "./cli/onChain.ts";
import { requirePayer } from "./cli/requirePayer.ts";
import { sendAs } from "./cli/sendAs.ts";
import { sendSteps, sentLines, type Step } from "./cli/sendSteps.ts";
import { stepOf } from "./cli/stepOf.ts";
import type { RewardCheckFlags, RewardPayFlags, RewardShowFlags } from "./cli/verbs/rewards.ts";
import { words } from "./cli/words.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { UsageError } from "./config/UsageError.ts";
import { snmText } from "./dao/snmText.ts";
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

/** Most machines whose rewards one transaction claims. */
const CLAIMED_AT_ONCE = 20;

const isThere = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0;

/** Lists the reward programs: `rewards programs`. @throws ConfigError with what is wrong */
export const listPrograms = ({ flags }: Call<typeof chain>): Promise<Answer> =>
  onChain(flags, async (connection) => {
    const [programs, now] = [await readPrograms(connection.contracts), await timeOf(connection)];
    const lines = programs.map((one) => programLine(one, now));
    return { lines: lines.length === 0 ? ["There is no reward program yet."] : lines, data: programs };
  });

/** Says what a machine has earned and what waits: `rewards show <worker>`. @throws ConfigError with what is wrong */
export async function showRewards({ words: [word], flags, terminal }: Call<RewardShowFlags>): Promise<Answer> {
  const worker = words.address(word, "a worker");
  return onChain(flags, async (connection) => {
    const { programs } = connection.contracts;
    const { proofs, due } = await terminal.during("Asking the nodes for proofs", () =>
      provedOf(worker, flags, connection),
    );
    const [memberOf, isMember] = await programs.programOf(worker);
    const earned = await Promise.all(
      proofs.map(async ({ programId, gpuSeconds, asOf }) => {
        const { claimed } = await programs.member(programId, worker);
        const waits = due.find(({ proof }) => proof.programId === programId);
        return { programId, gpuSeconds, asOf, paid: claimed, due: waits?.due ?? 0n, payable: waits?.payable ?? 0n };
      }),
    );
    return {
      lines: [
        isMember ? `${worker} is a member of program ${memberOf}.` : `${worker} is a member of no program.`,
        ...earned.map(
          ({ programId, gpuSeconds, asOf, paid, due: owed, payable }) =>
            `Program ${programId}: ${gpuSeconds} GPU-seconds earned as of ${dateOf(asOf)}, ${paid} paid, ` +
            `${snmText(owed)} due, of which ${snmText(payable)} can be claimed now.`,
        ),
      ],
      data: { worker, program: isMember ? Number(memberOf) : null, earned },
    };
  });
}

/**
 * Holds a machine against every program: `rewards check <worker>` by what is attested, `rewards check --machine` by what this machine
 * says of itself.
 *
 * @throws ConfigError with what is wrong, or that the machine was never attested
 */
export async function checkRewards({ words: [word], flags }: Call<RewardCheckFlags>): Promise<Answer> {
  if (flags.machine === (word !== undefined)) {
    throw new UsageError(["Name a machine's worker, or give --machine on the machine itself."]);
  }
  const worker = word === undefined ? undefined : words.address(word, "a worker");
  const lines = await onChain(flags, (connection) =>
    worker === undefined ? checkOwn(connection) : checkAttested(worker, connection),
  );
  return { lines, data: { worker: worker ?? null, lines } };
}

/** Pays what machines earned to their masters: `rewards claim <worker>...`. @throws ConfigError with what is wrong */
export async function claimRewards(call: Call<RewardPayFlags>): Promise<Answer> {
  const { flags, terminal } = call;
  const workers = call.words.map((word) => words.address(word, "a worker"));
  const wallet = requirePayer(call, "whoever pays");
  return onChain(flags, async (connection) => {
    const found = await terminal.during("Asking the nodes for proofs", () =>
      Promise.all(workers.map((worker) => provedOf(worker, flags, connection))),
    );
    const claims = found.flatMap(({ due }) => due).filter(({ payable }) => payable > 0n);
    const steps = await claimSteps(connection, claims);
    const sender = commandSender("rewards", wallet, connection, flags["max-fee-gwei"]);
    const sent = isThere(steps) ? await sendSteps(terminal, connection, sender, steps) : [];
    return {
      lines: isThere(claims)
        ? [
            ...sentLines(sent),
            ...claims.map(
              ({ worker, proof: { programId }, payable }) =>
                `${snmText(payable)} of program ${programId} for ${worker} were claimed for its master.`,
            ),
          ]
        : ["Nothing can be claimed now."],
      data: {
        claimed: claims.map(({ worker, proof: { programId }, payable }) => ({ worker, programId, amount: payable })),
        sent,
      },
    };
  });
}

/** Takes one's machine out of its program: `rewards leave <worker>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function leaveProgram(call: Call<OwnFlags>): Promise<Answer> {
  const worker = words.address(call.words[0], "a worker");
  return sendAs(call, "the machine's master", async ({ contracts: { programs } }) => {
    const [programId, isMember] = await programs.programOf(worker);
    if (!isMember) throw new ConfigError([`${worker} is a member of no program.`]);
    const what = `take ${worker} out of program ${programId}; what it earned until then stays to be claimed`;
    return {
      steps: [await stepOf(what, programs.leave, programId, worker)],
      done: () =>
        Promise.resolve({
          lines: [`${worker} is a member of no program now.`],
          data: { worker, left: Number(programId) },
        }),
    };
  });
}

async function claimSteps({ contracts: { programs } }: Connection, claims: readonly Claimable[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (let start = 0; start < claims.length; start += CLAIMED_AT_ONCE) {
    const some = claims.slice(start, start + CLAIMED_AT_ONCE);
    const amount = some.reduce((sum, { payable }) => sum + payable, 0n);
    steps.push({
      what: `claim ${snmText(amount)} for the machines' masters`,
      ...(await claimRewardsCall(programs, some)),
    });
  }
  return steps;
}

/** Supply and demand by class: `rewards classes`. @throws ConfigError with what is wrong */
export const classBalances = (call: Call<RewardShowFlags>): Promise<Answer> =>
  onClasses("classes", call, () => () => Promise.resolve());

/** Proves supply and demand of a class on the chain: `rewards record <class id>`. @throws ConfigError with what is wrong */
export const recordClass = (call: Call<RewardPayFlags>): Promise<Answer> => payingOnClass("record", call);

/** Lets the controller act on a class: `rewards steer <class id>`. @throws ConfigError with what is wrong */
export const steerClass = (call: Call<RewardPayFlags>): Promise<Answer> => payingOnClass("steer", call);

function payingOnClass(action: string, call: Call<RewardPayFlags>): Promise<Answer> {
  const { flags, terminal } = call;
  const wallet = requirePayer(call, "whoever pays");
  return onClasses(action, call, (connection) => async (step) => {
    const sender = commandSender("rewards", wallet, connection, flags["max-fee-gwei"]);
    await sendSteps(terminal, connection, sender, [step]);
  });
}

function onClasses(
  action: string,
  { words: given, flags }: Call<RewardShowFlags>,
  send: (connection: Connection) => BalanceTaskParts["send"],
): Promise<Answer> {
  const task = balanceTask(action, given);
  if (task === undefined) throw new UsageError([`"${given[0] ?? ""}" is no number of a class. See \`sonm classes\`.`]);
  return onChain(flags, async (connection) => {
    const lines = await task({ connection, node: flags.node, send: send(connection) });
    return { lines, data: { lines } };
  });
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

/** What a machine is proved to have earned, and what is due of it. @throws ConfigError where no node proves anything */
async function provedOf(
  worker: Hex,
  { node }: { readonly node: string | undefined },
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
