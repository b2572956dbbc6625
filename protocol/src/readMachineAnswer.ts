import { MAX_BENCHMARKS } from "./benchmarks.ts";
import { BENCHMARK_LIMIT } from "./generated/constants.ts";
import type { Facts } from "./hardware.ts";
import {
  DISAGREEMENTS,
  MAX_ROUNDS,
  MAX_SENTENCE,
  REPEATS,
  ROUND_OUTCOMES,
  type MachineAnswer,
  type MachineLeafOrigin,
  type MachineLeftOut,
  type MachineMeasured,
  type MachineRound,
} from "./machine.ts";

/** Most parts that can fail in one round, and most reasons. */
const MAX_PARTS = 32;

/** Most members of a signer set. */
const MAX_SIGNERS = 31;

/** Most graphics cards of one machine. */
const MAX_CARDS = 32;

/** What a count of bytes stays below. */
const BYTES_LIMIT = 1n << 64n;

/** What came is no answer of a masternode. The message names the field. */
export class MachineAnswerInvalidError extends Error {
  override readonly name = "MachineAnswerInvalidError";
}

/**
 * Reads what `GET /machines/:worker` answered. Fields that are not known are left out, so that a newer node can be read;
 * those that are known must be as they should.
 *
 * @throws MachineAnswerInvalidError
 */
export function readMachineAnswer(value: unknown): MachineAnswer {
  const answer = readObject("answer", value);
  return {
    worker: readHex("worker", answer["worker"], 20),
    node: orNull(answer["node"], (node) => readHex("node", node, 20)),
    heardAt: orNull(answer["heardAt"], (time) => readNumber("heardAt", time)),
    measured: orNull(answer["measured"], readMeasured),
    nextKnown: null,
    rounds: readList("rounds", answer["rounds"], MAX_ROUNDS, readRound),
    inReport: orNull(answer["inReport"], (report) => {
      const { sequence, epoch, measuredAt } = readObject("inReport", report);
      return {
        sequence: readNumber("sequence", sequence),
        epoch: readNumber("epoch", epoch),
        measuredAt: readNumber("measuredAt", measuredAt),
      };
    }),
    leaves: readList("leaves", answer["leaves"], MAX_ROUNDS, readLeaf),
    reasons: readList("reasons", answer["reasons"], MAX_PARTS, (reason) => {
      const { code, message } = readObject("reason", reason);
      return { code: readName("code", code), message: readSentence("message", message) };
    }),
    // Older nodes say nothing of it.
    leftOut: orNull(answer["leftOut"] ?? null, readLeftOut),
  };
}

function readMeasured(value: unknown): MachineMeasured {
  const { measuredAt, facts, gpus, benchmarks } = readObject("measured", value);
  return {
    measuredAt: readNumber("measuredAt", measuredAt),
    facts: readFacts(facts),
    gpus: readList("gpus", gpus, MAX_CARDS, (gpu) => {
      const { model, memoryBytes, commitment } = readObject("gpu", gpu);
      return {
        model: readHex("model", model, 32),
        memoryBytes: readAmount("memoryBytes", memoryBytes, BYTES_LIMIT),
        commitment: readHex("commitment", commitment, 32),
      };
    }),
    benchmarks: readList("benchmarks", benchmarks, MAX_BENCHMARKS, (item) =>
      readAmount("benchmark", item, BENCHMARK_LIMIT),
    ),
  };
}

function readFacts(value: unknown): Facts {
  const facts = readObject("facts", value);
  return {
    architecture: readNumber("architecture", facts["architecture"], 2) as Facts["architecture"],
    link: readNumber("link", facts["link"], 2) as Facts["link"],
    physicalCores: readNumber("physicalCores", facts["physicalCores"]),
    logicalCores: readNumber("logicalCores", facts["logicalCores"]),
    clockMHz: readNumber("clockMHz", facts["clockMHz"]),
    memoryBytes: readAmount("memoryBytes", facts["memoryBytes"], BYTES_LIMIT),
    diskBytes: readAmount("diskBytes", facts["diskBytes"], BYTES_LIMIT),
    softwareVersion: readNumber("softwareVersion", facts["softwareVersion"]),
    cpuModel: readHex("cpuModel", facts["cpuModel"], 32),
  };
}

function readRound(value: unknown): MachineRound {
  const { endedAt, outcome, failures } = readObject("round", value);
  const parts = Object.entries(readObject("failures", failures));
  if (parts.length > MAX_PARTS) throw invalid("failures", parts.length, `at most ${MAX_PARTS}`);
  return {
    endedAt: readNumber("endedAt", endedAt),
    outcome: readOneOf("outcome", outcome, ROUND_OUTCOMES),
    failures: Object.fromEntries(parts.map(([part, why]) => [readName("part", part), readSentence("failure", why)])),
  };
}

function readLeaf(value: unknown): MachineLeafOrigin {
  const { measuredAt, sequence, epoch, by } = readObject("leaf", value);
  return {
    measuredAt: readNumber("measuredAt", measuredAt),
    sequence: readNumber("sequence", sequence),
    epoch: readNumber("epoch", epoch),
    by: readList("by", by, MAX_SIGNERS, (signer) => readHex("signer", signer, 20)),
  };
}

function readLeftOut(value: unknown): MachineLeftOut {
  const { sequence, epoch, nodes, benchmarks, repeat, notBefore } = readObject("leftOut", value);
  return {
    sequence: readNumber("sequence", sequence),
    epoch: readNumber("epoch", epoch),
    nodes: readNumber("nodes", nodes, MAX_SIGNERS),
    benchmarks: readList("left out benchmarks", benchmarks, MAX_BENCHMARKS, (item) => {
      const { benchmark, kind, by } = readObject("left out benchmark", item);
      return {
        benchmark: readNumber("benchmark", benchmark, MAX_BENCHMARKS - 1),
        kind: readOneOf("kind", kind, DISAGREEMENTS),
        by: readList("by", by, MAX_SIGNERS, (signer) => readHex("signer", signer, 20)),
      };
    }),
    repeat: readOneOf("repeat", repeat, REPEATS),
    notBefore: orNull(notBefore, (time) => readNumber("notBefore", time)),
  };
}

const invalid = (name: string, value: unknown, wanted: string): MachineAnswerInvalidError => {
  const text = JSON.stringify(value) ?? "missing";
  const shown = text.length > 80 ? `${text.slice(0, 80)}...` : text;
  return new MachineAnswerInvalidError(`The masternode's ${name} is ${shown}, not ${wanted}.`);
};

const orNull = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === null ? null : read(value));

function readObject(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(name, value, "an object");
  return value as Record<string, unknown>;
}

function readList<T>(name: string, value: unknown, most: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > most) throw invalid(name, value, `a list of at most ${most}`);
  return (value as unknown[]).map(read);
}

function readHex(name: string, value: unknown, bytes: number): `0x${string}` {
  if (typeof value === "string" && value.length === 2 + bytes * 2 && /^0x[0-9a-f]*$/.test(value))
    return value as `0x${string}`;
  throw invalid(name, value, `0x and ${bytes * 2} hexadecimal digits in lower case`);
}

function readNumber(name: string, value: unknown, most = 2 ** 40 - 1): number {
  const whole = typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0);
  if (whole && value >= 0 && value <= most) return value;
  throw invalid(name, value, `a whole number from 0 to ${most}`);
}

function readAmount(name: string, value: unknown, limit: bigint): bigint {
  if (typeof value === "string" && /^(0|[1-9]\d{0,19})$/.test(value) && BigInt(value) < limit) return BigInt(value);
  throw invalid(name, value, `a decimal number below ${limit} in quotes`);
}

function readOneOf<T extends string>(name: string, value: unknown, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw invalid(name, value, `one of ${known.join(", ")}`);
  return found;
}

function readName(name: string, value: unknown): string {
  if (typeof value === "string" && /^[a-z][a-z0-9.-]{0,39}$/.test(value)) return value;
  throw invalid(name, value, "a short name in lower case");
}

function readSentence(name: string, value: unknown): string {
  if (typeof value === "string" && value.length <= MAX_SENTENCE) return value;
  throw invalid(name, value, `a text of at most ${MAX_SENTENCE} letters`);
}
