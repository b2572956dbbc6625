import type { Connection } from "../chain/Connection.ts";
import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { Step } from "../cli/sendSteps.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { noAnswer } from "../http/askInTurn.ts";
import { balanceLine } from "./balanceLine.ts";
import { findBalances } from "./findBalances.ts";
import { readBalances } from "./readBalances.ts";
import { readSteering } from "./readSteering.ts";
import { recordCall } from "./recordCall.ts";
import { steerCall } from "./steerCall.ts";
import { steeringWords } from "./steeringWords.ts";

/** What a command about classes is done with. `node`: undefined asks those on the chain. */
export interface BalanceTaskParts {
  readonly connection: Connection;
  readonly node: string | undefined;
  /** Makes a transaction. */
  readonly send: (step: Step) => Promise<void>;
}

/** A command about a class, that says what came of it. */
type Task = (parts: BalanceTaskParts) => Promise<string[]>;

/**
 * What a command about supply and demand by class does: `classes` lists them, `record` proves one's on chain, `steer` lets the
 * controller act on one. Anybody may do each.
 *
 * @returns undefined where these words are no such command
 */
export function balanceTask(action: string, words: readonly string[]): Task | undefined {
  const [word] = words;
  if (action === "classes") return word === undefined ? list : undefined;
  if (word === undefined || words.length > 1 || !/^\d{1,5}$/.test(word)) return undefined;
  if (action === "record") return (parts) => record(Number(word), parts);
  return action === "steer" ? (parts) => steer(Number(word), parts) : undefined;
}

async function list({ connection }: BalanceTaskParts): Promise<string[]> {
  const [balances, now] = [await readBalances(connection.contracts), await timeOf(connection)];
  return balances.map((balance) => balanceLine(balance, now));
}

async function record(classId: number, { connection, node, send }: BalanceTaskParts): Promise<string[]> {
  const { contracts } = connection;
  const urls = await nodeUrlsOf(connection, node);
  const { answer, problems } = await findBalances(urls, contracts);
  if (answer === undefined) throw noAnswer(problems);
  const balance = answer.find((candidate) => candidate.classId === classId);
  if (balance === undefined)
    throw new ConfigError([`No report attests that anything of class ${classId} was supplied.`]);
  const { asOf } = await contracts.balances.latest(classId);
  if (BigInt(balance.asOf) <= asOf)
    return [`What report ${balance.sequence} says of class ${classId} is on chain already.`];
  await send({
    what: `record supply and demand of class ${classId}`,
    ...(await recordCall(contracts.balances, balance)),
  });
  const { sequence, supplied, demanded } = balance;
  return [
    `Supply and demand of class ${classId} by report ${sequence} are on chain: ${supplied} unit-seconds, ${demanded} of them in deals.`,
  ];
}

async function steer(classId: number, { connection, send }: BalanceTaskParts): Promise<string[]> {
  const { contracts } = connection;
  const found = await readSteering(contracts, classId);
  if (found === undefined) throw new ConfigError([`Class ${classId} is under no mandate of the DAO.`]);
  await send({ what: `steer class ${classId}`, ...(await steerCall(contracts.controller, classId)) });
  const unit = Number((await contracts.classes.hardwareClass(classId)).minGpus) === 0 ? "machine" : "card";
  return [`The controller acted on class ${classId}. Before: ${steeringWords(found, unit, 0)}`];
}

const timeOf = async ({ provider }: Connection): Promise<number> => (await provider.header("latest")).timestamp;
